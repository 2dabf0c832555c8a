"""The list of customers, the page of one, and what staff correct there."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.emptying import is_nobody
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.customers.usecases.add_contact import add_contact
from ordvern.apps.customers.usecases.correct_details import correct_details
from ordvern.apps.customers.usecases.keep_invoice_details import keep_invoice_details
from ordvern.apps.customers.usecases.register_customer import register_customer
from ordvern.apps.customers.usecases.remove_contact import remove_contact
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Order
from ordvern.web.desk.navigation import meets_invoices_only
from ordvern.web.desk.register.forms import (
    ContactForm,
    DetailsForm,
    FindForm,
    InvoicingForm,
    NewForm,
)
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.ui.access import actor_of

ON_A_PAGE = 25
SHOWN_ORDERS = 20
# Asked for each entry on the page alone; a join would count the orders of all customers first.
_OWN = Order.objects.filter(customer=OuterRef("pk")).order_by().values("customer")
_ORDERS = {
    "count": Coalesce(Subquery(_OWN.annotate(count=Count("pk")).values("count")), 0),
    "newest": Subquery(_OWN.annotate(newest=Max("received_at")).values("newest")),
}


def customer_for(actor: Actor, customer_id: int) -> Customer:
    """The entry, unless it is erased; `Http404` otherwise."""
    entries = Customer.objects.visible_to(actor).standing().select_related("account")
    return get_object_or_404(entries, pk=customer_id)


@require_safe
def customers(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Power.KEEP_ACCOUNTS, Role.OFFICER)
    form = FindForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = Customer.objects.visible_to(actor).standing().matching(words)
    ordered = found.select_related("account", "invoice_details").order_by("name", "pk")
    page = Paginator(ordered.annotate(**_ORDERS), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "is_narrowed": bool(words),
        "may_act": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/register/customers.html", context)


@require_safe
def customer(request: HttpRequest, customer_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS, Power.KEEP_ACCOUNTS, Role.OFFICER)
    shown = customer_for(actor, customer_id)
    orders = Order.objects.visible_to(actor).filter(customer=shown).order_by("-received_at")
    inquiries = Inquiry.objects.visible_to(actor).waiting().filter(customer=shown)
    context = {
        "customer": shown,
        "has_email": not is_nobody(shown.account.email),
        "invoicing": InvoiceDetails.objects.filter(customer=shown).first(),
        "contacts": shown.contacts.all(),
        "contact_form": ContactForm(),
        "count": orders.count(),
        "orders": orders[:SHOWN_ORDERS],
        "inquiries": inquiries.order_by("received_at"),
        "invoices_only": meets_invoices_only(actor),
        "others": shown.account.customers.standing().exclude(pk=shown.pk),
        "may_act": actor.may(Power.RUN_ORDERS),
    }
    return render(request, "desk/register/customer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    form = NewForm(request.POST or None)
    if form.is_valid():
        contact = form.contact(language=get_language() or "nb", email=form.cleaned_data["email"])
        try:
            made = register_customer(contact, actor=actor, now=timezone.now())
        except NotACustomersAddress:
            form.add_error(
                "email", _("This is the address of somebody of the agency or a partner.")
            )
        else:
            return redirect("desk:customer", made.pk)
    return _form(request, form, title=_("New customer"), save=_("Enter the customer"))


@require_http_methods(["GET", "HEAD", "POST"])
def customer_edit(request: HttpRequest, customer_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    entry = customer_for(actor, customer_id)
    names = ("kind", "name", "phone", "address")
    form = DetailsForm(request.POST or None, initial={name: getattr(entry, name) for name in names})
    if not form.is_valid():
        title = _("Correct the contact details")
        return _form(request, form, title=title, save=_("Save"), customer=entry)
    with refusals_told(request):
        correct_details(entry, details=form.details(), actor=actor, now=timezone.now())
        messages.success(request, _("Corrected. What stood there is not kept."))
    return redirect("desk:customer", entry.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_invoicing(request: HttpRequest, customer_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    entry = customer_for(actor, customer_id)
    known = InvoiceDetails.objects.filter(customer=entry).values().first()
    form = InvoicingForm(request.POST or None, initial={**known} if known else None)
    if not form.is_valid():
        title = _("Invoice details")
        return _form(request, form, title=title, save=_("Save"), customer=entry)
    with refusals_told(request):
        keep_invoice_details(entry, invoicing=form.invoicing(), actor=actor, now=timezone.now())
        messages.success(request, _("The invoice details are saved."))
    return redirect("desk:customer", entry.pk)


@require_POST
def contact_add(request: HttpRequest, customer_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    entry = customer_for(actor, customer_id)
    form = ContactForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A contact needs a name, and an e-mail address that is one."))
        return redirect("desk:customer", entry.pk)
    with refusals_told(request):
        add_contact(entry, **form.cleaned_data, actor=actor, now=timezone.now())
        messages.success(request, _("The contact is added."))
    return redirect("desk:customer", entry.pk)


@require_POST
def contact_remove(request: HttpRequest, customer_id: int, contact_id: int) -> HttpResponse:
    actor = actor_of(request, Power.RUN_ORDERS)
    entry = customer_for(actor, customer_id)
    contact = get_object_or_404(ContactPerson, pk=contact_id, customer=entry)
    with refusals_told(request):
        remove_contact(contact, actor=actor, now=timezone.now())
        messages.success(request, _("The contact is removed."))
    return redirect("desk:customer", entry.pk)


def _form(request: HttpRequest, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "desk/register/form.html", {"form": form, **context}, status=status)
