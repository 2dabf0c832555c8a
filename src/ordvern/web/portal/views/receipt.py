"""The end of an order: receipt, erasure, certificate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files
from ordvern.web.portal.mine import my_order
from ordvern.web.portal.words import moved_on
from ordvern.web.ui.handing_out import pdf_download


@require_POST
def order_confirm_receipt(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    erase = "erase_files" in request.POST
    try:
        confirm_receipt(order, erase_files=erase, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(
            request,
            _confirmed(order, erase=erase),
        )
    return redirect("portal:order", order.pk)


def _confirmed(order: Order, *, erase: bool) -> str:
    said = _("It is confirmed.") if order.is_spoken else _("Receipt confirmed.")
    return f"{said} {_being_erased(order)}" if erase else said


def _being_erased(order: Order) -> str:
    if order.is_spoken:
        return _("What we have of the assignment is being erased.")
    return _("Your files are being erased.")


@require_http_methods(["GET", "HEAD", "POST"])
def order_erase_files(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, order = my_order(request, order_id)
    if request.method != "POST":
        return render(request, "portal/order_erase_files.html", {"order": order})
    try:
        erase_files(order, actor=actor, now=timezone.now())
    except NotAllowedNow:
        moved_on(request)
    else:
        messages.success(request, _being_erased(order))
    return redirect("portal:order", order.pk)


@require_safe
def order_certificate(request: HttpRequest, order_id: UUID) -> HttpResponseBase:
    """The signed PDF; back to the order, with a word, while it is being made."""
    actor, order = my_order(request, order_id)
    certificates = Certificate.objects.visible_to(actor)
    certificate = get_object_or_404(certificates, folder=order.folder_id)
    if certificate.pdf is None:
        messages.info(request, _("The certificate is being signed. Try again in a moment."))
        return redirect("portal:order", order.pk)
    return pdf_download(
        bytes(certificate.pdf), _("certificate-%(number)s.pdf") % {"number": order.number}
    )
