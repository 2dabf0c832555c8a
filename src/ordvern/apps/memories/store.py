"""Units in and out of a memory. What goes in has come through the guard: its type says so."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from ordvern.memory import Coded, Match, Penalties, Scope, Unit, entry, matches
from ordvern.memory.guard import Admitted
from ordvern.memory.indexes import Entry, Index
from ordvern.memory.indexes.postgresql import PostgresArrays
from ordvern.memory.indexes.scan import SortedScan
from ordvern.memory.indexes.sqlite import SqlitePostings
from ordvern.memory.scoring import USUAL
from ordvern.memory.unit import NOWHERE, Context

from .models import Memory, StoredUnit, UnitScope
from .writing import Writer, writer_of

_ROWS = 2_000


def add(
    memory: Memory, admitted: Sequence[Admitted], *, scopes: Collection[Scope], now: datetime
) -> int:
    """Store units, in one transaction with their index; how many were new.

    A unit that is there already, with the same source and target, gets the claims only.
    """
    writer = writer_of(memory)
    with transaction.atomic():
        index = index_of(memory, writer)
        fresh, known = _parted(admitted, index, writer)
        rows = [_row(each.unit, writer, now=now) for each in fresh]
        StoredUnit.objects.bulk_create(rows, batch_size=_ROWS)
        index.add([entry(row.pk, each.unit.source) for row, each in zip(rows, fresh, strict=True)])
        _claim([*(row.pk for row in rows), *known], scopes)
    return len(rows)


def units_of(memory: Memory, ids: Sequence[int], writer: Writer | None = None) -> dict[int, Unit]:
    """The units of ids, those that are here."""
    reader = writer or writer_of(memory)
    rows = StoredUnit.objects.filter(memory=memory, pk__in=list(ids))
    return {row.pk: reader.unit(row) for row in rows}


def find(
    memories: Iterable[Memory],
    source: Coded,
    *,
    context: Context = NOWHERE,
    threshold: int = 75,
    limit: int = 5,
    penalties: Penalties = USUAL,
) -> list[tuple[Memory, Match]]:
    """The best matches in several memories, best first."""
    found: list[tuple[Memory, Match]] = []
    for memory in memories:
        look = Lookup(memory)
        best = look(source, context=context, threshold=threshold, limit=limit, penalties=penalties)
        found += [(memory, match) for match in best]
    return sorted(found, key=lambda pair: -pair[1].score)[:limit]


class Lookup:
    """Looks up many segments in one memory; opens it once."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._writer = writer_of(memory)
        self._index = index_of(memory, self._writer)

    def __call__(
        self,
        source: Coded,
        *,
        context: Context = NOWHERE,
        threshold: int = 75,
        limit: int = 5,
        penalties: Penalties = USUAL,
    ) -> list[Match]:
        return matches(
            source,
            self._index,
            self._units,
            context=context,
            threshold=threshold,
            limit=limit,
            penalties=penalties,
        )

    def _units(self, ids: Sequence[int]) -> Mapping[int, Unit]:
        return units_of(self._memory, ids, self._writer) if ids else {}


def remove(memory: Memory, ids: Collection[int]) -> int:
    """Erase units from rows and index, in one transaction; how many there were."""
    wanted = list(ids)
    with transaction.atomic():
        return sum(
            _remove_some(memory, wanted[start : start + _ROWS])
            for start in range(0, len(wanted), _ROWS)
        )


def _remove_some(memory: Memory, ids: Sequence[int]) -> int:
    """As `remove`, for as many as a statement may name."""
    here = list(StoredUnit.objects.filter(memory=memory, pk__in=ids).values_list("pk", flat=True))
    if not memory.is_sealed:  # the index of a sealed memory is made anew each time
        index_of(memory).remove(here)
    StoredUnit.objects.filter(pk__in=here).delete()
    return len(here)


def withdraw(scope: Scope) -> int:
    """Take a claim from all units that have it, and erase those that no claim is left on."""
    with transaction.atomic():
        claims = UnitScope.objects.filter(kind=scope.kind.value, ref=scope.id)
        touched = set(claims.values_list("unit", flat=True))
        claims.delete()
        claimed = UnitScope.objects.filter(unit=OuterRef("pk"))
        left = StoredUnit.objects.filter(pk__in=touched).exclude(Exists(claimed))
        gone: dict[int, list[int]] = {}
        for number, unit in left.values_list("memory", "pk"):
            gone.setdefault(number, []).append(unit)
        for memory in Memory.objects.filter(pk__in=gone):
            remove(memory, gone[memory.pk])
    return sum(map(len, gone.values()))


def index_of(memory: Memory, writer: Writer | None = None) -> Index:
    """The index that finds likely units: in the database, or, for a sealed memory, in working
    memory alone."""
    if memory.is_sealed:
        return SortedScan(_entries(memory, writer or writer_of(memory)))
    return stored_index(memory.pk)


def stored_index(number: int) -> SqlitePostings | PostgresArrays:
    """The index in the database of the memory with this number."""
    if connection.vendor == "postgresql":
        return PostgresArrays(connection.cursor(), number)
    connection.ensure_connection()
    raw = connection.connection
    assert isinstance(raw, sqlite3.Connection)  # noqa: S101
    return SqlitePostings(raw, number)


def _entries(memory: Memory, writer: Writer) -> Iterator[Entry]:
    for row in StoredUnit.objects.filter(memory=memory).iterator(chunk_size=_ROWS):
        yield entry(row.pk, writer.unit(row).source)


def _parted(
    admitted: Sequence[Admitted], index: Index, writer: Writer
) -> tuple[list[Admitted], list[int]]:
    """Those that are new, each once, and the ids of those that are here already."""
    fresh: dict[tuple[Coded, Coded], Admitted] = {}
    known: list[int] = []
    for each in admitted:
        same = index.same(entry(0, each.unit.source).fingerprint)
        here = units_of(writer.memory, same, writer) if same else {}
        both = (each.unit.source, each.unit.target)
        match = next((n for n, unit in here.items() if (unit.source, unit.target) == both), None)
        if match is None:
            fresh.setdefault(both, each)
        else:
            known.append(match)
    return list(fresh.values()), known


def _row(unit: Unit, writer: Writer, *, now: datetime) -> StoredUnit:
    return StoredUnit(
        memory=writer.memory,
        before=unit.context.before,
        after=unit.context.after,
        origin_id=unit.context.id,
        changed_on=unit.changed,
        added_at=now,
        **writer.fields(unit),
    )


def _claim(ids: Iterable[int], scopes: Collection[Scope]) -> None:
    claims = [
        UnitScope(unit_id=unit, kind=scope.kind.value, ref=scope.id)
        for unit in ids
        for scope in scopes
    ]
    UnitScope.objects.bulk_create(claims, batch_size=_ROWS, ignore_conflicts=True)
