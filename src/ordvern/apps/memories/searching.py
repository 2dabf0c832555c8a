"""Concordance: units whose source or translation holds some words, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from ordvern.apps.core.searching import any_case
from ordvern.memory import Unit

from .models import Memory, StoredUnit
from .writing import Writer, writer_of

ON_A_PAGE = 25
READ_AT_MOST = 20_000
"""Sealed units that are opened for one page of a search; the next page goes on from there."""


class Where(StrEnum):
    """Which side of a unit is searched."""

    BOTH = "both"
    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit by its id."""

    id: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits; `onward` is where the next page begins, None where there is nothing more."""

    hits: tuple[Hit, ...]
    onward: int | None


def concordance(
    memory: Memory, words: str, *, where: Where = Where.BOTH, below: int | None = None
) -> Hits:
    """Units with ids under `below` that hold `words` as they stand, whatever their case.

    All units where `words` is empty. Raises `Shredded` when a customer's key is gone.
    """
    writer = writer_of(memory)
    rows = StoredUnit.objects.filter(memory=memory).order_by("-pk")
    rows = rows if below is None else rows.filter(pk__lt=below)
    if not memory.is_sealed:
        rows = rows.filter(any_case(words, *_fields(where)))
    return _unsealed(rows, writer, words if memory.is_sealed else "", where)


def _fields(where: Where) -> Iterator[str]:
    if where is not Where.TARGET:
        yield "source"
    if where is not Where.SOURCE:
        yield "target"


def _unsealed(rows: "QuerySet[StoredUnit]", writer: Writer, words: str, where: Where) -> Hits:
    """The first hits among rows, and where to go on."""
    hits: list[Hit] = []
    last = None
    for number, row in enumerate(rows.iterator(chunk_size=500)):
        if len(hits) == ON_A_PAGE or number == READ_AT_MOST:
            return Hits(tuple(hits), last)
        last = row.pk
        unit = writer.unit(row)
        if any(words.casefold() in text.casefold() for text in _sides(unit, where)):
            hits.append(Hit(row.pk, unit))
    return Hits(tuple(hits), None)


def _sides(unit: Unit, where: Where) -> Iterator[str]:
    if where is not Where.TARGET:
        yield unit.source.text
    if where is not Where.SOURCE:
        yield unit.target.text
