"""A new file in the place of one that could not be read, or that we asked about."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import Deposit
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.send_new_file import send_new_file
from ordvern.web.portal.forms import NewFileForm
from ordvern.web.portal.mine import my_file, my_order
from ordvern.web.portal.names import shown_name
from ordvern.web.portal.words import moved_on
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong


def _into_the_order(request: HttpRequest, order_id: UUID, file_id: UUID) -> VaultUploadHandler:
    _actor, order = my_order(request, order_id)
    my_file(order, file_id)
    if order.erasure_was_asked(timezone.now()):
        raise Http404
    return VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=1,
        folder=order.folder,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@receives_files(_into_the_order)
def order_new_file(
    request: HttpRequest, *, uploads: VaultUploadHandler, order_id: UUID, file_id: UUID
) -> HttpResponse:
    actor, order = my_order(request, order_id)
    file = my_file(order, file_id)
    form = NewFileForm()
    if request.method == "POST":
        form = NewFileForm(request.POST, request.FILES)
        deposits = deposits_of(request, "file")
        wrong = what_is_wrong(uploads, deposits)
        if wrong is None:
            _replace(request, uploads, deposits[0], order=order, file=file, actor=actor)
            return redirect("portal:order", order.pk)
        form.add_error("file", " ".join(str(part) for part in wrong))
    context = {"order": order, "name": shown_name(file), "form": form}
    context["megabytes"] = settings.MAX_FILE_BYTES // 1024**2
    status = 422 if form.errors else 200
    return render(request, "portal/order_new_file.html", context, status=status)


def _replace(
    request: HttpRequest,
    uploads: VaultUploadHandler,
    deposit: Deposit,
    *,
    order: Order,
    file: StoredFile,
    actor: Actor,
) -> None:
    try:
        send_new_file(order, replaces=file, deposit=deposit, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
        return
    uploads.keep()
    messages.success(request, _("Thank you. The new file is being looked through."))
