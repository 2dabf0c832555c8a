"""Invoices, and whom a token acts for."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.pdf import pdf_of
from ordvern.apps.programs.models import Scope
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.handing_out import pdf_download

from .callers import Asked, Bearer
from .files import PDF
from .pages import PageNumber, page_of
from .shapes import Invoices, InvoiceShape, Me

router = Router(tags=["papers"])
INVOICES = Bearer(Scope.INVOICES_READ)


@router.get("/me", url_name="me", auth=Bearer(), response=Me)
def me(request: Asked) -> Me:
    """What the token permits, until when, and the present version of the privacy statement."""
    token = request.auth.token
    return Me(
        role=request.auth.actor.kind,
        scopes=token.scopes,
        expires_at=token.expires_at,
        statement=current_version(),
    )


@router.get("/invoices", url_name="invoices", auth=INVOICES, response=Invoices)
def invoices(request: Asked, page: PageNumber = 1) -> Invoices:
    found = Invoice.objects.visible_to(request.auth.actor).order_by("-number")
    rows, totals = page_of(found, page, InvoiceShape.of)
    return Invoices(invoices=rows, **totals)


@router.get("/invoices/{uuid:invoice_id}", url_name="invoice", auth=INVOICES, response=InvoiceShape)
def invoice(request: Asked, invoice_id: UUID) -> InvoiceShape:
    mine = Invoice.objects.visible_to(request.auth.actor)
    return InvoiceShape.of(get_object_or_404(mine, pk=invoice_id))


@router.get(
    "/invoices/{uuid:invoice_id}/document",
    url_name="invoice-document",
    auth=INVOICES,
    openapi_extra={"responses": {200: {"description": "OK", "content": PDF}}},
)
def invoice_document(request: Asked, invoice_id: UUID) -> HttpResponseBase:
    """The invoice as PDF."""
    mine = Invoice.objects.visible_to(request.auth.actor).select_related("credits")
    shown = get_object_or_404(mine, pk=invoice_id)
    return pdf_download(pdf_of(shown), _("invoice-%(number)s.pdf") % {"number": shown.number})
