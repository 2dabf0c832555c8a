"""A quote that was sent for other hours of an interpreting than it now has, and its price anew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from ordvern.apps.billing.calculation import Calculation, Line, additions
from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import books_for, calculation_of, vat_for
from ordvern.apps.billing.prices import PriceBook
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.billing.states import QuoteStatus

from .interpreting import hours_of
from .models import Interpreting, Order

ADDED = (Item.MINIMUM_FEE, Item.RUSH)
STANDING = (QuoteStatus.SENT, QuoteStatus.ACCEPTED)


@dataclass(frozen=True, slots=True)
class OtherHours:
    """`quote` was sent for `minutes` from `begins_at`, at the price `was`. `anew` is what its own
    lines come to at the hours that now hold, which are those of `sequence`; None where they do not
    follow from the length by the list of today, as somebody typed them or the list was changed, so
    that a person must look at them."""

    quote: Quote
    begins_at: datetime
    minutes: int
    was: Calculation
    anew: Calculation | None
    sequence: int

    @property
    def costs_the_same(self) -> bool:
        return self.anew is not None and self.anew.gross == self.was.gross


def quote_of_other_hours(order: Order, *, day: date) -> OtherHours | None:
    """The quote that is open, or was accepted, if the interpreting was moved since it was sent."""
    sitting = Interpreting.objects.filter(order=order).first()
    if sitting is None or sitting.quoted_begins_at is None or not sitting.is_quoted_otherwise:
        return None
    quotes = Quote.objects.filter(folder=order.folder_id, status__in=STANDING)
    quote = quotes.order_by("-version").first()
    if quote is None:
        return None
    was, minutes = calculation_of(quote), sitting.quoted_minutes or 0
    anew = _anew(order, was, minutes, sitting.minutes, day)
    return OtherHours(quote, sitting.quoted_begins_at, minutes, was, anew, sitting.sequence)


def _anew(
    order: Order, was: Calculation, quoted_minutes: int, minutes: int, day: date
) -> Calculation | None:
    """The lines of the quote at the new hours, with what the list adds to them reckoned again."""
    books = books_for(order.customer, day)
    if not books or books[0].currency != was.currency:
        return None
    book = books[0]
    before, now = (max(hours_of(each), book.least_hours) for each in (quoted_minutes, minutes))
    services = [line for line in was.lines if line.item not in ADDED]
    if not _follow_from(was.lines, services, before, book):
        return None
    lines = [replace(line, quantity=now) if _is_hourly(line) else line for line in services]
    lines += additions(lines, book, in_a_rush=_is_in_a_rush(was.lines))
    return Calculation(tuple(lines), vat_for(order.customer, day), was.currency)


def _follow_from(
    lines: Sequence[Line], services: Sequence[Line], hours: Decimal, book: PriceBook
) -> bool:
    """Whether the lines are what so many hours and the list make of them."""
    added = [line for line in lines if line.item in ADDED]
    return all(line.quantity == hours for line in services if _is_hourly(line)) and (
        added == additions(services, book, in_a_rush=_is_in_a_rush(lines))
    )


def _is_hourly(line: Line) -> bool:
    return line.item == Item.INTERPRETING and line.unit == Unit.HOUR


def _is_in_a_rush(lines: Sequence[Line]) -> bool:
    return any(line.item == Item.RUSH for line in lines)
