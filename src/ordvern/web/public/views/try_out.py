"""The try page: drop a document, see what is found in it, nothing is kept."""

from typing import BinaryIO, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from ordvern.documents import Reason, Refused
from ordvern.text import Category
from ordvern.web.public.forms import TryForm
from ordvern.web.public.memory_upload import LARGEST, MemoryUploadHandler
from ordvern.web.public.trial import Trial, try_document, try_text
from ordvern.web.ui.limit import is_too_often
from ordvern.web.ui.reasons import told


@login_not_required
@never_cache
@csrf_exempt  # the handler must stand before the form is read; the token is checked in `_answer`
@require_http_methods(["GET", "HEAD", "POST"])
def try_out(request: HttpRequest) -> HttpResponse:
    handler = MemoryUploadHandler(request)
    request.upload_handlers = [handler]
    return _answer(request, handler)


@csrf_protect
def _answer(request: HttpRequest, handler: MemoryUploadHandler) -> HttpResponse:
    if request.method != "POST":
        return _page(request)
    if is_too_often(request, "try"):
        problem = _("That was many at once. Wait a few minutes and try again.")
        return _page(request, status=429, problem=problem)
    form = TryForm(request.POST, request.FILES)
    try:
        trial = _tried(form, handler)
    except Refused as refused:
        return _page(request, status=422, form=form, refusal=told(refused.reason))
    return _page(request, status=200 if trial else 422, form=form, trial=trial)


def _page(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    fixed = {
        "megabytes": LARGEST // 1024**2,
        "sensitive": [category for category in Category if category.is_special],
        "identifying": [category for category in Category if not category.is_special],
    }
    context = {"form": TryForm()} | fixed | context
    return render(request, "public/try_out.html", context, status=status)


def _tried(form: TryForm, handler: MemoryUploadHandler) -> Trial | None:
    """The result; None if there was nothing to look at, which the form then says."""
    if handler.too_large:
        raise Refused(Reason.TOO_LARGE)
    if not form.is_valid():
        return None
    document, text = form.cleaned_data["document"], form.cleaned_data["text"]
    if document:
        return try_document(cast("BinaryIO", document.file), name=document.name)
    if text.strip():
        return try_text(text)
    form.add_error(None, _("Choose a document or paste a text first."))
    return None
