"""Price lists as plain values, and the look-up in them; a hole is named, never taken for zero."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .money import Money
from .services import Band, Item, Unit

FULL = Decimal(100)
USUAL_GRID: Mapping[Band, Decimal] = {
    Band.CONTEXT: Decimal(10),
    Band.EXACT: Decimal(20),
    Band.REPETITION: Decimal(20),
    Band.HIGH: Decimal(40),
    Band.GOOD: Decimal(60),
    Band.FAIR: Decimal(80),
    Band.LOW: FULL,
    Band.NEW: FULL,
}
"""What a new list begins with: the percentage of the word price in each band."""


@dataclass(frozen=True, slots=True)
class Hole:
    """No list has a price for this service between these languages."""

    item: Item
    source_language: str
    target_language: str


class NoPrice(Exception):
    """The lists have holes; `holes` names them all."""

    def __init__(self, holes: Sequence[Hole]) -> None:
        super().__init__("no price")
        self.holes = tuple(holes)


@dataclass(frozen=True, slots=True)
class Rate:
    """The price of one unit of a service; an empty language or subject stands for any."""

    item: Item
    unit: Unit
    price: Decimal
    source_language: str = ""
    target_language: str = ""
    subject: str = ""

    def fits(self, item: Item, source: str, target: str, subject: str) -> bool:
        return (
            self.item == item
            and self.source_language in ("", source)
            and self.target_language in ("", target)
            and self.subject in ("", subject)
        )

    @property
    def closeness(self) -> tuple[int, int]:
        """How exactly it names what is sold: languages count before the subject."""
        languages = bool(self.source_language) + bool(self.target_language)
        return languages, bool(self.subject)


@dataclass(frozen=True, slots=True)
class PriceBook:
    """One list: its rates, what each band costs in percent, and what is added."""

    currency: str
    rates: Sequence[Rate]
    grid: Mapping[Band, Decimal] = field(default_factory=lambda: dict(USUAL_GRID))
    minimum: Money | None = None
    rush: Decimal = Decimal(0)
    words_per_page: int = 250
    words_per_hour: int = 1500
    least_hours: Decimal = Decimal(0)


def rate_of(
    books: Sequence[PriceBook], item: Item, *, source: str, target: str, subject: str
) -> Rate | None:
    """The closest rate of the first list that has one in the first list's currency."""
    for book in books:
        if book.currency != books[0].currency:
            continue
        found = [rate for rate in book.rates if rate.fits(item, source, target, subject)]
        if found:
            return max(found, key=lambda rate: rate.closeness)
    return None
