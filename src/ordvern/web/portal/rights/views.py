"""The customer's own data: all of it on a page, as a file, corrected, erased; and his cases."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.correct_details import correct_details
from ordvern.apps.erasure.forgetting import ENDED, still_needed
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Case, Forwarding, Identity, Kind, Refusal, Told
from ordvern.apps.rights.resting import restrictions_of
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.rights.usecases.prove_identity import prove_identity
from ordvern.apps.rights.words import sent_on_words, words_of
from ordvern.web.portal.rights.forms import AskForm, MyDetailsForm, SureForm
from ordvern.web.ui.access import account_of
from ordvern.web.ui.handing_out import zip_download
from ordvern.web.ui.package_words import WORDS
from ordvern.web.ui.refusals import WHY

NAMES = ("kind", "name", "phone", "address")


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    sent_on = Forwarding.objects.filter(order__customer__account=account)
    context = {
        "account": account,
        "entries": account.customers.standing().order_by("pk"),
        "cases": Case.objects.visible_to(account.actor),
        "sent_on": [
            (each, sent_on_words(each)) for each in sent_on.select_related("order", "case")
        ],
    }
    return render(request, "portal/rights/my_data.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def my_data_correct(request: HttpRequest, customer_id: int) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    entry = get_object_or_404(account.customers.standing(), pk=customer_id)
    initial = {name: getattr(entry, name) for name in NAMES}
    form = MyDetailsForm(request.POST or None, initial=initial)
    if not form.is_valid():
        status = 422 if form.errors else 200
        context = {"form": form, "account": account}
        return render(request, "portal/rights/my_data_correct.html", context, status=status)
    correct_details(entry, details=form.details(), actor=account.actor, now=timezone.now())
    messages.success(request, _("Corrected. What stood there is not kept."))
    return redirect("portal:my-data")


@require_POST
def my_data_package(request: HttpRequest) -> HttpResponseBase:
    account = account_of(request, Role.CUSTOMER)
    made = make_package(account, words=WORDS, actor=account.actor, now=timezone.now())
    return zip_download(made, _("my-data.zip"))


@require_http_methods(["GET", "HEAD", "POST"])
def my_data_ask(request: HttpRequest) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    entry = _entry(account)
    form = AskForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "portal/rights/my_data_ask.html", {"form": form}, status=status)
    data = form.cleaned_data
    asked = Asked(data["kind"], words=data["words"], language=account.language)
    made = open_case(entry, asked=asked, actor=account.actor, now=timezone.now())
    messages.success(request, _("Sent. Our privacy officer answers within a month."))
    return redirect("portal:case", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def my_data_erase(request: HttpRequest) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    entry = _entry(account)
    form = SureForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        context = {"form": form, **_what_happens(account)}
        return render(request, "portal/rights/my_data_erase.html", context, status=status)
    now = timezone.now()
    asked = Asked(Kind.ERASURE, language=account.language)
    made = open_case(entry, asked=asked, actor=account.actor, now=now)
    answer_case(made, actor=account.actor, now=now)
    logout(request)
    messages.success(
        request,
        _("It is being erased. A last message comes to you when all is gone (%(number)s).")
        % {"number": made.number},
    )
    return redirect("public:statement")


@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    shown = get_object_or_404(Case.objects.visible_to(account.actor), pk=case_id)
    holds = restrictions_of(account, now=timezone.now()).filter(reference=shown.number)
    unknown = shown.is_open and shown.identity == Identity.UNKNOWN
    context = {
        "case": shown,
        "words": words_of(shown),
        "asks_you": unknown and shown.identity_asked_at is not None,
        "why": WHY[Refusal(shown.refusal)] if shown.refusal else "",
        "rests_until": holds.values_list("until", flat=True).first(),
        "ends": shown.told.filter(what=Told.What.ENDS).exists(),
    }
    return render(request, "portal/rights/case.html", context)


@require_POST
def case_confirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Yes, that was I; or no, it was not."""
    account = account_of(request, Role.CUSTOMER)
    found = get_object_or_404(Case.objects.visible_to(account.actor), pk=case_id)
    how = Identity.CONFIRMED if "yes" in request.POST else Identity.DENIED
    try:
        prove_identity(found, how=how, actor=account.actor, now=timezone.now())
    except NotAllowedNow:
        messages.error(request, _("That has been answered already."))
    else:
        messages.success(request, _("Thank you. We have noted your answer."))
    return redirect("portal:case", found.pk)


def _entry(account: User) -> Customer:
    """The newest entry; a case that is about one of them is about them all."""
    return get_object_or_404(account.customers.standing().order_by("-pk")[:1])


def _what_happens(account: User) -> dict[str, object]:
    """What goes at once, what waits, and what stays because the law says so."""
    now = timezone.now()
    orders = Order.objects.visible_to(account.actor)
    reasons = {
        reason.value
        for entry in account.customers.standing()
        for reason in still_needed(entry, now=now)
    }
    # Open orders are ended by the erasure itself: they keep nothing back.
    invoices = Invoice.objects.visible_to(account.actor).order_by("-kept_until")
    return {
        "open_orders": orders.exclude(status__in=ENDED).order_by("received_at"),
        "files": orders.filter(folder__erased_at=None).count(),
        "waits": reasons - {"open_order"},
        "invoices": invoices.count(),
        "last": invoices.values_list("kept_until", flat=True).first(),
    }
