"""The price of an order: proposed by the lists, changed by staff, sent; or agreed otherwise."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import agency_details, books_for
from ordvern.apps.billing.pdf import quote_pdf
from ordvern.apps.billing.prices import Hole, NoPrice, PriceBook
from ordvern.apps.billing.services import WORDY, Unit
from ordvern.apps.core.actors import Role
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Interpreting, Order
from ordvern.apps.orders.quoting import (
    Asked,
    asked_for,
    has_uncounted,
    priced_apart,
    proposal,
    words_of,
)
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.quote_anew import quote_anew
from ordvern.apps.orders.usecases.send_quote import latest_version, send_quote
from ordvern.web.desk.views.acting import refusals_told
from ordvern.web.desk.views.decisions import order_deed, order_for
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import pdf_download

from .forms import AskForm, SendForm, lines_form
from .lines import typed_calculation


def asked_of(request: HttpRequest, order: Order) -> tuple[AskForm, Asked]:
    """What the address asks to be priced; what the order is for if it says nothing."""
    usual = asked_for(order)
    form = AskForm(request.GET if "item" in request.GET else None, initial={"item": usual.item})
    return form, form.asked() if form.is_bound and form.is_valid() else usual


def proposed(order: Order, asked: Asked) -> tuple[Calculation | None, tuple[Hole, ...]]:
    """The price by the lists, or the holes in them."""
    try:
        return proposal(order, asked, day=timezone.localdate()), ()
    except NoPrice as no_price:
        return None, no_price.holes


@require_http_methods(["GET", "HEAD", "POST"])
def order_quote(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """Reckoned again by the list on each GET; a POST sends it, or only adds it up."""
    actor, now = actor_of(request, Power.RUN_ORDERS), timezone.now()
    order = get_object_or_404(
        Order.objects.visible_to(actor).prefetch_related("steps"), pk=order_id
    )
    ask, asked = asked_of(request, order)
    books = books_for(order.customer, timezone.localdate())
    found, holes = proposed(order, asked)
    until = timezone.localdate() + timedelta(days=agency_details().quote_days)
    lines = lines_form(lines=found.lines if found else ())
    seen = {"after": latest_version(order), "sequence": _sequence_of(order)}
    send = SendForm(initial={"valid_until": until, **seen})
    if request.method == "POST":
        lines, send = lines_form(request.POST), SendForm(request.POST)
        if lines.is_valid() and send.is_valid():
            found, holes = typed_calculation(order, lines, day=timezone.localdate()), ()
            if "send" in request.POST:
                with refusals_told(request):
                    send_quote(order, calculation=found, **send.cleaned_data, actor=actor, now=now)
                    messages.success(request, _("The quote is sent."))
                    return redirect("desk:order", order.pk)
    context = {
        "order": order,
        "ask": ask,
        "lines": lines,
        "send": send,
        "found": found,
        "holes": holes,
        "words": words_of(order),
        "uncounted": has_uncounted(order),
        "reckoned_at": None if lines.is_bound else _reckoned_at(books, asked, found),
        "included": priced_apart(order, books)[1],
    }
    is_wrong = lines.is_bound and not (lines.is_valid() and send.is_valid())
    status = 422 if is_wrong else 200
    return render(request, "desk/money/order_quote.html", context, status=status)


def _sequence_of(order: Order) -> int | None:
    sitting = Interpreting.objects.filter(order=order).first()
    return sitting.sequence if sitting else None


def _reckoned_at(books: Sequence[PriceBook], asked: Asked, found: Calculation | None) -> int | None:
    """The words an hour by which hours that are proposed were reckoned; None if none were."""
    hourly = [line for line in found.lines if line.unit == Unit.HOUR] if found else []
    if asked.hours is not None or not any(line.item in WORDY for line in hourly):
        return None
    return books[0].words_per_hour


@require_POST
def order_quote_anew(request: HttpRequest, order_id: UUID) -> HttpResponse:
    actor, now = actor_of(request, Power.RUN_ORDERS), timezone.now()
    order = order_for(actor, order_id)
    with refusals_told(request):
        quote_anew(order, seal=request.POST.get("seal", ""), actor=actor, now=now)
        messages.success(request, _("The quote is sent."))
    return redirect("desk:order", order.pk)


@require_POST
def order_agree(request: HttpRequest, order_id: UUID) -> HttpResponse:
    return order_deed(request, order_id, agree_on_price, _("Noted: no quote is needed."))


@require_safe
def quote_document(request: HttpRequest, quote_id: UUID) -> HttpResponseBase:
    actor = actor_of(request, Power.RUN_ORDERS, Power.KEEP_ACCOUNTS, Role.OFFICER)
    quote = get_object_or_404(Quote.objects.visible_to(actor), pk=quote_id)
    pdf = quote_pdf(quote, language=quote.customer.account.language)
    return pdf_download(pdf, _("quote-%(number)s.pdf") % {"number": quote.title})
