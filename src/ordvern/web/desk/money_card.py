"""Where an order stands about money, for the card on its page."""

from dataclasses import dataclass
from datetime import date

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.prices import NoPrice
from ordvern.apps.billing.states import STANDING
from ordvern.apps.orders.models import Order, Waiver
from ordvern.apps.orders.quoting import asked_for, is_agreed, proposal
from ordvern.apps.orders.repricing import OtherHours, quote_of_other_hours
from ordvern.apps.orders.states import AT_WORK, DELIVERED, SEND_QUOTE
from ordvern.apps.orders.usecases.invoice_as_shown import seal_of

from .waive_form import WaiveForm


@dataclass(frozen=True, slots=True)
class MoneyCard:
    """Where an order stands about money. `estimate` is what it would cost by the lists, `seal`
    what a quote of other hours comes to anew; `other_hours` as long as it is still to be paid."""

    quotes: list[Quote]
    invoices: list[Invoice]
    estimate: Calculation | None
    is_agreed: bool
    may_quote: bool
    may_invoice: bool
    waiver: Waiver | None
    waive: WaiveForm
    other_hours: OtherHours | None
    seal: str


def money_card(order: Order, *, day: date) -> MoneyCard:
    invoices = list(
        Invoice.objects.filter(order_number=order.number).defer("pdf").order_by("number")
    )
    standing = any(each.status in STANDING for each in invoices)
    waiver = Waiver.objects.filter(order=order).first()
    quotes = list(Quote.objects.filter(folder=order.folder_id))
    may_quote = order.status in SEND_QUOTE.sources
    may_invoice = order.status in DELIVERED and not standing and waiver is None
    is_due = may_quote or may_invoice or order.status in AT_WORK
    other = quote_of_other_hours(order, day=day) if is_due else None
    wants_estimate = not quotes and not invoices and order.status not in DELIVERED
    return MoneyCard(
        quotes=quotes,
        invoices=invoices,
        estimate=_estimate(order, day) if wants_estimate else None,
        is_agreed=is_agreed(order),
        may_quote=may_quote,
        may_invoice=may_invoice,
        waiver=waiver,
        waive=WaiveForm(),
        other_hours=other,
        seal=seal_of(other.anew) if other and other.anew else "",
    )


def _estimate(order: Order, day: date) -> Calculation | None:
    try:
        return proposal(order, asked_for(order), day=day)
    except NoPrice:
        return None
