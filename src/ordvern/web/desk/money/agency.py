"""How the agency sells, and on what terms a customer buys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.billing.papers import agency_details, terms_of
from ordvern.apps.billing.usecases.set_agency_details import SeriesHasBegun, set_agency_details
from ordvern.apps.billing.usecases.set_terms import set_terms
from ordvern.apps.core.duties import Power
from ordvern.apps.customers.models import Customer
from ordvern.web.ui.access import actor_of

from .forms import AgencyForm, TermsForm


@require_http_methods(["GET", "HEAD", "POST"])
def agency(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    form = AgencyForm(request.POST or None, instance=agency_details())
    if form.is_valid():
        try:
            set_agency_details(form.cleaned_data, actor=actor, now=timezone.now())
        except SeriesHasBegun:  # the first invoice was issued while this was typed
            form.add_error("first_number", _("The series has begun and has no gaps."))
        else:
            messages.success(request, _("Kept. Invoices issued before stay as they are."))
            return redirect("desk:agency")
    status = 422 if form.errors else 200
    return render(request, "desk/money/agency.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_terms(request: HttpRequest, customer_id: int) -> HttpResponse:
    actor = actor_of(request, Power.KEEP_ACCOUNTS)
    customer = get_object_or_404(Customer.objects.visible_to(actor), pk=customer_id)
    form = TermsForm(request.POST or None, instance=terms_of(customer))
    if form.is_valid():
        set_terms(customer, typed=form.cleaned_data, actor=actor, now=timezone.now())
        messages.success(request, _("The terms are kept."))
        return redirect("desk:customer-terms", customer.pk)
    context = {"form": form, "customer": customer}
    status = 422 if form.errors else 200
    return render(request, "desk/money/customer_terms.html", context, status=status)
