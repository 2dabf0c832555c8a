"""From words and price lists to lines and sums: one pure function, with the version of its rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .money import Money, total
from .prices import FULL, Hole, NoPrice, PriceBook, Rate, rate_of
from .services import BANDED, WORDY, Band, Item, Unit
from .vat import Vat
from .words import WordsByBand

RULE = "2026-11-23.2"
"""Kept with each quote and invoice. Change it with the rule:

- a band costs its percentage of the word price, rounded to a hundredth of an øre;
- pages are counted by words and rounded up; certified texts have no bands;
- hours are as staff say, else the length of what is interpreted, or the words at so many an hour,
  each half hour begun; what is interpreted is at least the list's least hours;
- the minimum fee fills up the sum of the services; the surcharge for rush is added to that;
- each line is rounded to hundredths, the tax is reckoned once on the sum and rounded.
"""

FINEST = Decimal("0.0001")
ONE = Decimal(1)
HALVES = 2  # of an hour
NO_WORDS = WordsByBand()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A service to be priced: so many words, or so many hours where it is paid by the hour.

    Without a `quantity` hours are the `length` where there is one, else reckoned from the words; a
    service without either takes one.
    """

    item: Item
    source_language: str
    target_language: str
    words: WordsByBand = NO_WORDS
    quantity: Decimal | None = None
    length: Decimal | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """So many units at a price, less `discount` percent. Its words are made of its codes."""

    item: Item
    unit: Unit
    quantity: Decimal
    unit_price: Decimal
    currency: str = "NOK"
    band: str = ""
    discount: Decimal = Decimal(0)
    source_language: str = ""
    target_language: str = ""

    @property
    def full(self) -> Money:
        return Money.of(self.quantity * self.unit_price, self.currency)

    @property
    def taken_off(self) -> Money:
        return self.full.percent(self.discount)

    @property
    def net(self) -> Money:
        return self.full - self.taken_off


@dataclass(frozen=True, slots=True)
class Calculation:
    """Lines with their tax; every sum follows from them."""

    lines: tuple[Line, ...]
    vat: Vat
    currency: str = "NOK"
    rule: str = RULE

    @property
    def net(self) -> Money:
        return total((line.net for line in self.lines), self.currency)

    @property
    def tax(self) -> Money:
        return self.net.percent(self.vat.rate)

    @property
    def gross(self) -> Money:
        return self.net + self.tax


def calculate(
    wanted: Sequence[Wanted], *, books: Sequence[PriceBook], vat: Vat, in_a_rush: bool = False
) -> Calculation:
    """Price what is wanted by the first list that has a rate for it, the customer's own first.

    Raises `NoPrice` with every hole there is.
    """
    priced = [(each, _rate(books, each)) for each in wanted]
    holes = [_hole(each) for each, rate in priced if rate is None]
    if holes or not books:
        raise NoPrice(holes)
    first = books[0]
    lines = [line for each, rate in priced if rate for line in _lines(each, rate, first)]
    lines += additions(lines, first, in_a_rush=in_a_rush)
    return Calculation(tuple(lines), vat, first.currency)


def _rate(books: Sequence[PriceBook], wanted: Wanted) -> Rate | None:
    return rate_of(
        books,
        wanted.item,
        source=wanted.source_language,
        target=wanted.target_language,
        subject=wanted.subject,
    )


def _hole(wanted: Wanted) -> Hole:
    return Hole(wanted.item, wanted.source_language, wanted.target_language)


def _lines(wanted: Wanted, rate: Rate, book: PriceBook) -> Iterator[Line]:
    if rate.unit != Unit.WORD:
        yield _line(wanted, rate, book, quantity=_units(wanted, rate, book), price=rate.price)
        return
    if wanted.item not in BANDED:
        quantity = Decimal(wanted.words.total)
        yield _line(wanted, rate, book, quantity=quantity, price=rate.price)
        return
    for band, words in wanted.words.bands():
        share = book.grid.get(band, FULL)
        price = (rate.price * share / FULL).quantize(FINEST, rounding=ROUND_HALF_UP)
        yield _line(wanted, rate, book, quantity=Decimal(words), price=price, band=band)


def _units(wanted: Wanted, rate: Rate, book: PriceBook) -> Decimal:
    if rate.unit == Unit.PAGE:
        return Decimal(max(1, -(-wanted.words.total // book.words_per_page)))
    if wanted.quantity is not None:
        return wanted.quantity
    if wanted.length is not None and rate.unit == Unit.HOUR:
        return max(wanted.length, book.least_hours)
    is_reckoned = rate.unit == Unit.HOUR and wanted.item in WORDY
    return hours_for(wanted.words.total, book) if is_reckoned else ONE


def hours_for(words: int, book: PriceBook) -> Decimal:
    """How many hours a text of so many words is reckoned to take: each half hour begun, and at
    least one half; one hour if the words are not known."""
    halves = max(1, -(-words * HALVES // book.words_per_hour))
    return Decimal(halves) / HALVES if words else ONE


def _line(
    wanted: Wanted,
    rate: Rate,
    book: PriceBook,
    *,
    quantity: Decimal,
    price: Decimal,
    band: Band | None = None,
) -> Line:
    return Line(
        item=wanted.item,
        unit=rate.unit,
        quantity=quantity,
        unit_price=price,
        currency=book.currency,
        band=band.value if band else "",
        source_language=wanted.source_language,
        target_language=wanted.target_language,
    )


def additions(lines: Sequence[Line], book: PriceBook, *, in_a_rush: bool) -> list[Line]:
    """What the list adds to the services: up to its minimum fee, and for a rush."""
    services = total((line.net for line in lines), book.currency)
    added = []
    if book.minimum is not None and services.minor < book.minimum.minor:
        added.append(_fixed(Item.MINIMUM_FEE, book.minimum - services))
    if in_a_rush and book.rush:
        base = max(services.minor, book.minimum.minor if book.minimum else 0)
        added.append(_fixed(Item.RUSH, Money(base, book.currency).percent(book.rush)))
    return added


def _fixed(item: Item, amount: Money) -> Line:
    return Line(item, Unit.FIXED, ONE, amount.amount, amount.currency)
