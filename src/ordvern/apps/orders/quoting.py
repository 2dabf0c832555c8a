"""What an order costs: its words by band, the price proposed, and whether a price is agreed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ordvern.apps.billing.calculation import Calculation, Wanted, calculate
from ordvern.apps.billing.models import PriceList, Quote, Terms
from ordvern.apps.billing.papers import (
    agency_details,
    book_of,
    books_for,
    calculation_of,
    vat_for,
)
from ordvern.apps.billing.prices import PriceBook
from ordvern.apps.billing.services import Band, Item, Subject
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.billing.words import WordsByBand
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.counting import analysis_of
from ordvern.memory.analysis import USUAL_GRID, Grid, Row

from .models import Agreement, Interpreting, Order, Step
from .states import JobKind

BANDS = {
    Row.REPEATED: Band.REPETITION,
    Row.REPEATED_ACROSS: Band.REPETITION,
    Row.CONTEXT: Band.CONTEXT,
    Row.EXACT: Band.EXACT,
    Row.HIGH: Band.HIGH,
    Row.MEDIUM_HIGH: Band.GOOD,
    Row.MEDIUM: Band.FAIR,
    Row.LOW: Band.LOW,
    Row.NEW: Band.NEW,
}
"""In which band of a price list each row of an analysis is paid."""


OF_STEPS = {JobKind.REVISE.value: Item.REVISION, JobKind.PROOF.value: Item.PROOFREADING}
WHOLE = (Item.TRANSLATION, Item.CERTIFIED)
"""Services that an order is asked for as a whole, with the steps that are planned in it."""


class GridOf(StrEnum):
    """Whose price list says what matches cost."""

    CUSTOMER = "customer"
    AGENCY = "agency"
    NOBODY = "nobody"


class NotAgreed(NotAllowedNow):
    """The agency wants a price agreed before work begins, and none is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be priced of an order, as staff choose it; without `hours` those that are paid by
    the hour are reckoned from the words, and for interpreting from its length."""

    item: Item = Item.TRANSLATION
    subject: Subject = Subject.ANY
    in_a_rush: bool = False
    hours: Decimal | None = None


def asked_for(order: Order) -> Asked:
    """What is priced of an order as long as staff choose nothing else."""
    if Interpreting.objects.filter(order=order).exists():
        return Asked(Item.INTERPRETING)
    return Asked(Item.CERTIFIED) if order.is_certified else Asked()


def words_of(order: Order, language: str = "") -> WordsByBand:
    """The words of the working files into a language, the first if none is named: by what the
    memories know; until the worker has counted that, as the screening counted them, all new, as
    are those of a certified order."""
    language = language or order.target_language
    known = None if order.is_certified else analysis_of(order.folder, language)
    if known is not None and known.total.words:
        counted: Counter[Band] = Counter()
        for row, count in known.rows.items():
            counted[BANDS[row]] += count.words
        return WordsByBand(counted)
    counts = order.folder.files.working().values_list("screening__words", flat=True)
    return WordsByBand.all_new(sum(count or 0 for count in counts))


def grid_for(customer: Customer, day: date) -> tuple[Grid, GridOf]:
    """What a word of each row costs in hundredths, by the list that the customer's orders are
    priced by that day; the usual grid where there is no list."""
    price_list = PriceList.objects.for_customer(customer, day).first()
    if price_list is None:
        return USUAL_GRID, GridOf.NOBODY
    shares = book_of(price_list).grid
    grid = Grid({row: shares[band] for row, band in BANDS.items()})
    return grid, GridOf.CUSTOMER if price_list.customer_id else GridOf.AGENCY


def has_uncounted(order: Order) -> bool:
    """Whether a file could not be read, so that a person must count its words."""
    return order.folder.files.working().exclude(screening__status="read").exists()


def proposal(order: Order, asked: Asked, *, day: date) -> Calculation:
    """The price by the lists that hold on `day`, for all languages it goes into, and of the
    planned revisions and proofreadings that the lists price apart.

    Raises `NoPrice` with every hole.
    """
    books = books_for(order.customer, day)
    services = [(asked.item, language) for language in order.targets]
    if asked.item in WHOLE:
        steps, _included = priced_apart(order, books)
        services += [(OF_STEPS[step.kind], step.target_language) for step in steps]
    words = {language: words_of(order, language) for language in order.targets}
    length = _length(order, asked)
    wanted = [
        Wanted(
            item,
            order.source_language,
            language,
            words=words[language],
            quantity=asked.hours,
            length=length,
            subject=asked.subject,
        )
        for item, language in services
    ]
    return calculate(
        wanted,
        books=books,
        vat=vat_for(order.customer, day),
        in_a_rush=asked.in_a_rush,
    )


def _length(order: Order, asked: Asked) -> Decimal | None:
    """The hours of interpreting, None for what is written."""
    if asked.item != Item.INTERPRETING:
        return None
    sitting = Interpreting.objects.filter(order=order).first()
    return sitting.hours if sitting else None


def accepted_price(order: Order) -> Calculation | None:
    """What the customer said yes to, as it was then; None if there was no quote to answer."""
    accepted = Quote.objects.filter(folder=order.folder_id, status=QuoteStatus.ACCEPTED).first()
    return calculation_of(accepted) if accepted else None


def priced_apart(order: Order, books: Sequence[PriceBook]) -> tuple[list[Step], list[Step]]:
    """The planned revisions and proofreadings that have a price of their own, and those that are
    in the price of the translation: where no list names the service at all."""
    named = {rate.item for book in books for rate in book.rates}
    steps = order.steps.standing().filter(kind__in=list(OF_STEPS)).order_by("pk")
    apart = [step for step in steps if OF_STEPS[step.kind] in named]
    return apart, [step for step in steps if step not in apart]


def is_agreed(order: Order) -> bool:
    """Whether the customer is bound: by a quote, by word, or by an agreement on prices."""
    return (
        Agreement.objects.filter(order=order).exists()
        or Terms.objects.filter(customer=order.customer_id, agreed_on__isnull=False).exists()
    )


def check_agreed(order: Order) -> None:
    """Raise `NotAgreed` if work may not begin for want of a price."""
    if agency_details().quote_first and not is_agreed(order):
        raise NotAgreed(f"not agreed: order:{order.pk}")
