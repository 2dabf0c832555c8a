"""Asking for a quote without an account, and the page that follows."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.core.actors import STRANGER
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import AlreadySubmitted, submit_request
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.public.forms import QuoteForm
from ordvern.web.public.progress import estimate_of, progress_of
from ordvern.web.ui.closed_days import warn_of_closed_day
from ordvern.web.ui.limit import is_too_often
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong

MAX_FILES = 30
STOP_POLLING = 286  # htmx swaps the answer in and asks no more


def _vault(request: HttpRequest) -> VaultUploadHandler:
    return VaultUploadHandler(
        request, now=timezone.now, max_bytes=settings.MAX_FILE_BYTES, max_files=MAX_FILES
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@receives_files(_vault)
def quote(request: HttpRequest, *, uploads: VaultUploadHandler) -> HttpResponse:
    """The form; what was typed stays when something is missing, the files must be chosen anew."""
    try:
        version = current_version()
    except StatementVersion.DoesNotExist:
        return render(request, "public/quote_closed.html", status=503)
    form = QuoteForm(today=timezone.localdate())
    if request.method == "POST":
        form = QuoteForm(request.POST, request.FILES, today=timezone.localdate())
        token = _submit(request, form, uploads, version=version)
        if token is not None:
            warn_of_closed_day(request, form.cleaned_data["wanted_on"])
            return redirect("public:thanks", token)
    context = {
        "form": form,
        "version": version,
        "megabytes": settings.MAX_FILE_BYTES // 1024**2,
        "had_files": bool(request.FILES),
    }
    return render(request, "public/quote.html", context, status=422 if form.errors else 200)


def _submit(
    request: HttpRequest, form: QuoteForm, uploads: VaultUploadHandler, *, version: str
) -> UUID | None:
    """Hand the request in; None if the form now holds errors."""
    deposits = deposits_of(request, "files")
    wrong = what_is_wrong(uploads, deposits, may_be_none=form.wants_interpreter)
    if wrong:
        form.add_error("files", " ".join(str(part) for part in wrong))
    if is_too_often(request, "quote"):
        form.add_error(None, _("That was many at once. Wait a few minutes and try again."))
    if not form.is_valid():
        return None
    token: UUID = form.cleaned_data["token"]
    try:
        submit_request(
            uploads.place(),
            deposits=deposits,
            contact=form.contact(language=get_language() or "nb", email=form.cleaned_data["email"]),
            assignment=form.assignment(message=form.cleaned_data["message"]),
            token=token,
            statement=version,
            actor=STRANGER,
            now=timezone.now(),
        )
    except AlreadySubmitted:
        return token
    except NotACustomersAddress:
        form.add_error("email", _("This address cannot be used to order. Use another, or call us."))
        return None
    uploads.keep()
    return token


@login_not_required
@require_safe
def thanks(request: HttpRequest, token: UUID) -> HttpResponse:
    """What happens next. Whoever has the link learns a number and a state, no more."""
    order = get_object_or_404(Order, token=token)
    context = {"order": order, "progress": progress_of(order), "estimate": _estimate(order)}
    return render(request, "public/thanks.html", context)


@login_not_required
@require_safe
def thanks_status(request: HttpRequest, token: UUID) -> HttpResponse:
    """The part of the thanks page that changes while files are looked through."""
    order = get_object_or_404(Order, token=token)
    progress = progress_of(order)
    context = {"order": order, "progress": progress, "estimate": _estimate(order)}
    status = 200 if progress.is_moving else STOP_POLLING
    return render(request, "public/_thanks_status.html", context, status=status)


def _estimate(order: Order) -> Calculation | None:
    return estimate_of(order, day=timezone.localdate())
