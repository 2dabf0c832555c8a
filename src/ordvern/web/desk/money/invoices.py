"""Invoices: issued from a delivered order, listed, paid, credited, taken out."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.billing.bill import bill_of
from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.ehf import ehf, may_be_ehf
from ordvern.apps.billing.issuing import usual_reference
from ordvern.apps.billing.ledger import rows
from ordvern.apps.billing.models import Invoice, InvoiceQuerySet
from ordvern.apps.billing.papers import agency_details
from ordvern.apps.billing.pdf import pdf_of
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.billing.usecases.credit_invoice import credit_invoice
from ordvern.apps.billing.usecases.note_payment import note_payment
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import accepted_price, is_agreed
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.web.desk.money_card import money_card
from ordvern.web.desk.navigation import meets_invoices_only
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import as_attachment, csv_download, pdf_download
from ordvern.web.ui.taking_back import tell_done

from .forms import IssueForm, PaidForm, lines_form
from .lines import typed_calculation
from .quotes import asked_of, proposed

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def order_invoice(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """The lines of the accepted quote, or by the list; a POST issues it, or only adds it up."""
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    order = get_object_or_404(
        Order.objects.payable_to(actor).prefetch_related("steps"), pk=order_id
    )
    found = _basis(request, order)
    lines = lines_form(lines=found.lines if found else ())
    form = IssueForm(initial={"reference": usual_reference(order.customer)})
    if request.method == "POST":
        lines, form = lines_form(request.POST), IssueForm(request.POST)
        if lines.is_valid() and form.is_valid():
            found = typed_calculation(order, lines, day=timezone.localdate())
            if "issue" in request.POST and (
                invoice := _issued(request, order, found, form, actor=actor)
            ):
                return redirect("desk:invoice", invoice.pk)
    context = {
        "order": order,
        "money": money_card(order, day=timezone.localdate()),
        "invoices_only": meets_invoices_only(actor),
        "lines": lines,
        "form": form,
        "found": found,
        "is_agreed": is_agreed(order),
        "agency_is_ready": agency_details().may_invoice,
    }
    status = 422 if lines.is_bound and not lines.is_valid() else 200
    return render(request, "desk/money/order_invoice.html", context, status=status)


def _basis(request: HttpRequest, order: Order) -> Calculation | None:
    return accepted_price(order) or proposed(order, asked_of(request, order)[1])[0]


def _issued(
    request: HttpRequest, order: Order, found: Calculation, form: IssueForm, *, actor: Actor
) -> Invoice | None:
    now, typed = timezone.now(), form.cleaned_data
    invoice: Invoice | None = None
    with refusals_told(request):
        if typed["agreed"] and not is_agreed(order):
            agree_on_price(order, actor=actor, now=now)
        invoice = invoice_order(
            order, calculation=found, reference=typed["reference"], actor=actor, now=now
        )
        messages.success(request, _("The invoice is issued, and the customer is told."))
    return invoice


def _chosen(request: HttpRequest, actor: Actor) -> InvoiceQuerySet:
    visible = Invoice.objects.visible_to(actor).select_related("credits")
    state = request.GET.get("state", "")
    if state == "overdue":
        return visible.overdue(timezone.localdate())
    return visible.filter(status=state) if state in InvoiceStatus.values else visible


@require_safe
def invoices(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS, Role.OFFICER)
    page = Paginator(_chosen(request, actor), ON_A_PAGE).get_page(request.GET.get("page"))
    states = [("", _("All")), ("overdue", _("Overdue")), *InvoiceStatus.choices]
    context = {
        "page": page,
        "states": states,
        "state": request.GET.get("state", ""),
    }
    return render(request, "desk/money/invoices.html", context)


@require_safe
def invoices_table(request: HttpRequest) -> HttpResponseBase:
    """All that the list shows, as CSV for the accounts."""
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    found = rows(_chosen(request, actor).order_by("number"))
    return csv_download(found, _("invoices.csv"))


def _invoice_for(actor: Actor, invoice_id: UUID) -> Invoice:
    visible = Invoice.objects.visible_to(actor).select_related("credits", "customer")
    return get_object_or_404(visible, pk=invoice_id)


@require_safe
def invoice(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS, Role.OFFICER)
    shown = _invoice_for(actor, invoice_id)
    bill = bill_of(shown)
    context = {
        "invoice": shown,
        "bill": bill,
        "order": Order.objects.visible_to(actor).filter(number=shown.order_number).first(),
        "credit_note": Invoice.objects.visible_to(actor).filter(credits=shown).first(),
        "has_ehf": may_be_ehf(bill),
        "may_act": actor.may(Power.KEEP_ACCOUNTS),
        "form": PaidForm(initial={"paid_on": timezone.localdate()}),
    }
    return render(request, "desk/money/invoice.html", context)


@require_safe
def invoice_document(request: HttpRequest, invoice_id: UUID) -> HttpResponseBase:
    actor = actor_of(request, Power.KEEP_ACCOUNTS, Role.OFFICER)
    shown = _invoice_for(actor, invoice_id)
    return pdf_download(pdf_of(shown), _("invoice-%(number)s.pdf") % {"number": shown.number})


@require_safe
def invoice_ehf(request: HttpRequest, invoice_id: UUID) -> HttpResponseBase:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    shown = _invoice_for(actor, invoice_id)
    bill = bill_of(shown)
    if not may_be_ehf(bill):
        raise Http404
    document = ehf(bill, language=shown.language)
    return as_attachment(
        HttpResponse(document, content_type="application/xml"), f"ehf-{shown.number}.xml"
    )


@require_POST
def invoice_pay(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    shown, form = _invoice_for(actor, invoice_id), PaidForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the day it was paid."))
        return redirect("desk:invoice", shown.pk)
    now = timezone.now()
    try:
        note_payment(shown, paid_on=form.cleaned_data["paid_on"], actor=actor, now=now)
    except NotAllowedNow:
        messages.error(request, _("The invoice is not open any more."))
    else:
        tell_done(request, _("Noted as paid."), actor=actor, now=now)
    return redirect("desk:invoice", shown.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def invoice_credit(request: HttpRequest, invoice_id: UUID) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    shown = _invoice_for(actor, invoice_id)
    if request.method != "POST":
        return render(request, "desk/money/invoice_credit.html", {"invoice": shown})
    try:
        credit = credit_invoice(shown, actor=actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("The invoice was credited before."))
        return redirect("desk:invoice", shown.pk)
    messages.success(request, _("Credited. The order can be invoiced anew."))
    return redirect("desk:invoice", credit.pk)
