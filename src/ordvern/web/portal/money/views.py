"""My invoices: the list, one of them, its PDF."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ordvern.apps.billing.bill import bill_of
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.pdf import pdf_of
from ordvern.apps.core.actors import Role
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import pdf_download

ON_A_PAGE = 20


@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.CUSTOMER)
    page = Paginator(Invoice.objects.visible_to(actor), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/invoices.html", {"page": page})


def _mine(request: HttpRequest, invoice_id: UUID) -> Invoice:
    actor = actor_of(request, Role.CUSTOMER)
    mine = Invoice.objects.visible_to(actor).select_related("credits")
    return get_object_or_404(mine, pk=invoice_id)


@require_safe
def invoice(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    shown = _mine(request, invoice_id)
    return render(request, "portal/invoice.html", {"invoice": shown, "bill": bill_of(shown)})


@require_safe
def invoice_document(request: HttpRequest, invoice_id: UUID) -> HttpResponseBase:
    shown = _mine(request, invoice_id)
    return pdf_download(pdf_of(shown), _("invoice-%(number)s.pdf") % {"number": shown.number})
