"""Arrays in PostgreSQL: each unit's stems as keys under one GIN index, without an extension.

A key holds memory, stem and length together, so that a lookup touches only units of lengths
within reach. The operator is written with its schema: with the extension `intarray` installed,
its operator of the same name would shadow the one that the index serves, and each lookup would
read the whole table. All of it moves in the caller's transactions.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from ordvern.memory.encoding import as_text
from ordvern.memory.indexes import Entry
from ordvern.memory.plan import LONGEST, Plan, choose

COUNTS = (
    "CREATE TABLE memory_key (key bigint PRIMARY KEY, number integer NOT NULL)",
    "ALTER TABLE memory_key ALTER COLUMN key SET STATISTICS 0",
)
"""How many units hold each key. No samples of the keys are kept, as below."""
TABLES = (
    "CREATE TABLE memory_segment (memory integer NOT NULL, unit bigint NOT NULL,"
    " fingerprint bytea NOT NULL, stems bytea NOT NULL, keys bigint[] NOT NULL,"
    " PRIMARY KEY (memory, unit))",
    "CREATE INDEX memory_segment_fingerprint ON memory_segment (memory, fingerprint)",
    "CREATE INDEX memory_segment_keys ON memory_segment USING gin (keys) WITH (fastupdate = off)",
    *COUNTS,
)
RECOUNT = (
    "INSERT INTO memory_key"
    " SELECT key, count(*) FROM memory_segment, unnest(keys) AS key GROUP BY key"
)
"""Fills an empty table of counts from the segments."""
UNSAMPLED = tuple(
    f"ALTER TABLE memory_segment ALTER COLUMN {column} SET STATISTICS 0"
    for column in ("fingerprint", "stems")
)
"""Keeps ANALYZE from copying samples of the units to the planner's statistics, where they would
outlive the units. Of `keys` it has to: without knowing how rare most keys are, the planner would
read the whole table for a query with many."""
# Units looked at for one query, by how often their stems stand in segments within reach: with
# stems beyond those that the bound demands, and with those at most. Each is read and handed over.
_BUDGET, _MOST = 1_000, 16_000
_ENTRIES = 5_000


class Cursor(Protocol):
    """As much of a DB-API cursor (with %s for parameters) as the index uses."""

    def execute(self, sql: str, params: Sequence[Any] = ...) -> Any: ...
    def executemany(self, sql: str, params: Sequence[Sequence[Any]]) -> Any: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...


def create(cursor: Cursor) -> None:
    """Make the tables of the index."""
    for statement in (*TABLES, *UNSAMPLED):
        cursor.execute(statement)


class PostgresArrays:
    """The index of one memory in PostgreSQL. `memory` is its number (0 to 2**31 - 1)."""

    def __init__(self, cursor: Cursor, memory: int) -> None:
        self._cursor = cursor
        self._memory = memory
        self._base = memory << 32

    def add(self, entries: Iterable[Entry]) -> None:
        waiting: list[Entry] = []
        for entry in entries:
            waiting.append(entry)
            if len(waiting) == _ENTRIES:
                self._insert(waiting)
                waiting = []
        self._insert(waiting)

    def remove(self, ids: Collection[int]) -> None:
        self._cursor.execute(
            "DELETE FROM memory_segment WHERE memory = %s AND unit = ANY(%s) RETURNING stems",
            (self._memory, list(ids)),
        )
        self._count((as_text(bytes(stems)) for (stems,) in self._cursor.fetchall()), -1)

    def clear(self) -> None:
        """Let go of every unit, also of an earlier memory with this number."""
        self._cursor.execute("DELETE FROM memory_segment WHERE memory = %s", (self._memory,))
        self._cursor.execute(
            "DELETE FROM memory_key WHERE key BETWEEN %s AND %s",
            (self._base, self._base | 2**32 - 1),
        )

    def same(self, fingerprints: Collection[bytes]) -> Mapping[bytes, Sequence[int]]:
        self._cursor.execute(
            "SELECT fingerprint, unit FROM memory_segment"
            " WHERE memory = %s AND fingerprint = ANY(%s)",
            (self._memory, list(fingerprints)),
        )
        found: dict[bytes, list[int]] = {}
        for fingerprint, unit in self._cursor.fetchall():
            found.setdefault(bytes(fingerprint), []).append(unit)
        return found

    def likely(self, wanted: Plan) -> Sequence[tuple[int, str]]:
        choice = choose(wanted, self._counts(wanted), budget=_BUDGET, most=_MOST)
        keys = [
            self._base | stem << 8 | length for stem in choice.stems for length in wanted.lengths
        ]
        self._cursor.execute(
            "SELECT unit, stems FROM memory_segment"
            " WHERE keys OPERATOR(pg_catalog.&&) %s::bigint[]",
            (keys,),
        )
        stems = frozenset(map(chr, choice.stems))
        found = ((unit, as_text(bytes(data))) for unit, data in self._cursor.fetchall())
        return [pair for pair in found if len(stems.intersection(pair[1])) >= choice.shared]

    def _counts(self, wanted: Plan) -> dict[int, int]:
        """How many units of a length within reach hold each stem."""
        firsts = [self._base | stem << 8 | wanted.lengths[0] for stem in wanted.stems]
        lasts = [self._base | stem << 8 | wanted.lengths[-1] for stem in wanted.stems]
        self._cursor.execute(
            "SELECT (SELECT coalesce(sum(number), 0)::bigint FROM memory_key"
            " WHERE key BETWEEN first AND last)"
            " FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY AS reach (first, last, n)"
            " ORDER BY n",
            (firsts, lasts),
        )
        numbers = (number for (number,) in self._cursor.fetchall())
        return dict(zip(wanted.stems, numbers, strict=True))

    def _insert(self, entries: Sequence[Entry]) -> None:
        self._cursor.executemany(
            "INSERT INTO memory_segment VALUES (%s, %s, %s, %s, %s)",
            [
                (
                    self._memory,
                    entry.id,
                    entry.fingerprint,
                    entry.encoded.encode("utf-32-le"),
                    list(self._keys(entry.encoded)),
                )
                for entry in entries
            ],
        )
        self._count((entry.encoded for entry in entries), 1)

    def _keys(self, encoded: str) -> Iterator[int]:
        length = min(len(encoded), LONGEST)
        for stem in set(encoded):
            yield self._base | ord(stem) << 8 | length

    def _count(self, segments: Iterable[str], by: int) -> None:
        """Keep count of how many units hold each key, in one order so that no two wait for one
        another."""
        counts = Counter(key for encoded in segments for key in self._keys(encoded))
        if not counts:
            return
        keys = sorted(counts)
        self._cursor.execute(
            "INSERT INTO memory_key SELECT * FROM unnest(%s::bigint[], %s::integer[])"
            " ON CONFLICT (key) DO UPDATE SET number = memory_key.number + excluded.number",
            (keys, [by * counts[key] for key in keys]),
        )
        if by < 0:
            self._cursor.execute(
                "DELETE FROM memory_key WHERE key = ANY(%s) AND number <= 0", (keys,)
            )
