"""Units in and out of a memory. What goes in has come through the guard: its type says so."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from ordvern.apps.customers.models import Customer
from ordvern.memory import Coded, Match, Penalties, Scope, Unit, entry, matches
from ordvern.memory.guard import Admitted
from ordvern.memory.indexes import Entry, Index
from ordvern.memory.indexes.postgresql import PostgresArrays
from ordvern.memory.indexes.scan import SortedScan
from ordvern.memory.indexes.sqlite import SqlitePostings
from ordvern.memory.scoring import USUAL
from ordvern.memory.unit import NOWHERE, Context
from ordvern.vault import Shredded

from .clearing import clear_soon
from .models import Memory, StoredUnit, UnitScope, objects_to_memories
from .writing import Writer, writer_of

_ROWS = 2_000


def add(
    memory: Memory, admitted: Sequence[Admitted], *, scopes: Collection[Scope], now: datetime
) -> int:
    """Store units of a memory that is opened for them alone; see `OpenMemory.add`."""
    return OpenMemory(memory).add(admitted, scopes=scopes, now=now)


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
    today: date | None = None,
) -> list[tuple[Memory, Match]]:
    """The best matches in several memories, best first."""
    found: list[tuple[Memory, Match]] = []
    for memory in memories:
        best = OpenMemory(memory).matches(
            source,
            context=context,
            threshold=threshold,
            limit=limit,
            penalties=penalties,
            today=today,
        )
        found += [(memory, match) for match in best]
    return sorted(found, key=lambda pair: -pair[1].score)[:limit]


class OpenMemory:
    """A memory with its key and index at hand: opened once for many segments or batches, since
    for a sealed one that means reading all of it. What others erase meanwhile is not found."""

    def __init__(self, memory: Memory, *, is_foreign: bool = False) -> None:
        self.name = memory.name
        self._is_foreign = is_foreign
        self._memory = memory
        self._writer = writer_of(memory)
        self._index = index_of(memory, self._writer)

    def matches(
        self,
        source: Coded,
        *,
        context: Context = NOWHERE,
        threshold: int = 75,
        limit: int = 5,
        penalties: Penalties = USUAL,
        today: date | None = None,
    ) -> list[Match]:
        """As `ordvern.memory.matches`."""
        return matches(
            source,
            self._index,
            self._units,
            context=context,
            threshold=threshold,
            limit=limit,
            penalties=penalties,
            today=today,
            is_foreign=self._is_foreign,
        )

    def add(self, admitted: Sequence[Admitted], *, scopes: Collection[Scope], now: datetime) -> int:
        """Store units, in one transaction with their index; how many were new.

        Nothing is, of a customer who has objected to being remembered.
        A unit that is there already, with the same source and target, gets the claims only.
        Raises `Shredded` if the customer's key has gone since the memory was opened. Once a call
        has failed, its units may stand in the index of a sealed memory: open it anew.
        """
        writer_of(self._memory)
        if self._memory.customer and objects_to_memories(self._memory.customer):
            return 0
        with transaction.atomic():
            fresh, known = self._parted(admitted)
            rows = [_row(unit, self._writer, now=now) for unit, _ in fresh]
            StoredUnit.objects.bulk_create(rows, batch_size=_ROWS)
            self._index.add(
                [replace(made, id=row.pk) for row, (_, made) in zip(rows, fresh, strict=True)]
            )
            _claim([*(row.pk for row in rows), *known], scopes)
        return len(rows)

    def _parted(self, admitted: Sequence[Admitted]) -> tuple[list[tuple[Unit, Entry]], list[int]]:
        """Those that are new, each once, and the ids of those that are here already."""
        made = [entry(0, each.unit.source) for each in admitted]
        same = self._index.same({each.fingerprint for each in made})
        here = self._units([number for numbers in same.values() for number in numbers])
        ids = {_sides(unit): number for number, unit in here.items()}
        fresh: dict[tuple[Coded, Coded], tuple[Unit, Entry]] = {}
        known: list[int] = []
        for each, ours in zip(admitted, made, strict=True):
            sides = _sides(each.unit)
            if sides in ids:
                known.append(ids[sides])
            else:
                fresh.setdefault(sides, (each.unit, ours))
        return list(fresh.values()), known

    def _units(self, ids: Sequence[int]) -> Mapping[int, Unit]:
        return units_of(self._memory, ids, self._writer) if ids else {}


def _sides(unit: Unit) -> tuple[Coded, Coded]:
    return unit.source, unit.target


def opened_for(customer: Customer, source_language: str, target_language: str) -> list[OpenMemory]:
    """The memories that may be looked up for a customer; those whose key is gone are left out.
    Those of the agency are foreign to a customer's texts."""
    opened: list[OpenMemory] = []
    for memory in Memory.objects.between(source_language, target_language).for_customer(customer):
        with suppress(Shredded):
            opened.append(OpenMemory(memory, is_foreign=memory.customer_id is None))
    return opened


def agreed_penalties() -> Penalties:
    """What the agency has settled (`ORDVERN_PENALTY_...`)."""
    return Penalties(**settings.MATCH_PENALTIES)


def remove(memory: Memory, ids: Collection[int], *, now: datetime) -> int:
    """Erase units from rows and index, in one transaction; how many there were.

    What they leave in the database's files is cleared soon after.
    """
    wanted = list(ids)
    with transaction.atomic():
        count = sum(
            _remove_some(memory, wanted[start : start + _ROWS])
            for start in range(0, len(wanted), _ROWS)
        )
        if count:
            clear_soon(now=now)
    return count


def _remove_some(memory: Memory, ids: Sequence[int]) -> int:
    """As `remove`, for as many as a statement may name."""
    here = list(StoredUnit.objects.filter(memory=memory, pk__in=ids).values_list("pk", flat=True))
    if not memory.is_sealed:  # the index of a sealed memory is made anew each time
        index_of(memory).remove(here)
    StoredUnit.objects.filter(pk__in=here).delete()
    return len(here)


def withdraw(scope: Scope, *, now: datetime) -> int:
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
            remove(memory, gone[memory.pk], now=now)
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
    raw: sqlite3.Connection = connection.connection
    return SqlitePostings(raw, number)


def _entries(memory: Memory, writer: Writer) -> Iterator[Entry]:
    for row in StoredUnit.objects.filter(memory=memory).iterator(chunk_size=_ROWS):
        yield entry(row.pk, writer.unit(row).source)


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
