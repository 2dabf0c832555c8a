"""What the words of an order are, as the page of the order shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.memories.counting import analysis_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import GridOf, grid_for
from ordvern.memory.analysis import Row

ROWS: dict[Row, LazyText] = {
    Row.REPEATED: _("Repetitions in a file"),
    Row.REPEATED_ACROSS: _("Repetitions across files"),
    Row.CONTEXT: _("101 %, in the same place"),
    Row.EXACT: _("100 %"),
    Row.HIGH: _("95–99 %"),
    Row.MEDIUM_HIGH: _("85–94 %"),
    Row.MEDIUM: _("75–84 %"),
    Row.LOW: _("50–74 %"),
    Row.NEW: _("New"),
}
WEIGHED_BY: dict[GridOf, LazyText] = {
    GridOf.CUSTOMER: _("Shares are those of the customer's own price list."),
    GridOf.AGENCY: _("Shares are those of the agency's price list."),
    GridOf.NOBODY: _("Shares are the usual ones, for there is no price list yet."),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Sentences and words of a row; `percent` of the full price, and so many new words."""

    title: LazyText
    segments: int
    words: int
    percent: Decimal
    weighted: Fraction


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """The rows that hold anything, their sums, whose price list weighs them, and the version of
    the rules of counting."""

    rows: Sequence[ShownRow]
    segments: int
    words: int
    weighted: Fraction
    weighed_by: LazyText
    rules: str


def word_counts(order: Order, *, day: date) -> ShownCounts | None:
    """By the price list that holds for the order that day; None until the worker has counted."""
    found = analysis_of(order.folder, order.target_language)
    if found is None:
        return None
    grid, whose = grid_for(order.customer, day)
    rows = [
        ShownRow(
            ROWS[row],
            count.segments,
            count.words,
            Decimal(grid.percent[row]),
            grid.weighted({row: count.words}),
        )
        for row, count in found.rows.items()
        if count.segments
    ]
    total = found.total
    weighted = found.weighted_words(grid)
    return ShownCounts(rows, total.segments, total.words, weighted, WEIGHED_BY[whose], found.rules)
