"""Postings in SQLite: for each stem and length of segment, the ids of the units that hold it.

All of it lies in the caller's database and moves in the caller's transactions, so units and
index are whole together or not there. The tables hold numbers alone, but numbers from which
words can be guessed: they are erased with the unit, and the database must run with
``PRAGMA secure_delete = ON`` so that erased pages are zeroed.
"""

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ordvern.memory.encoding import as_text
from ordvern.memory.indexes import Entry
from ordvern.memory.plan import LONGEST, Choice, Plan, choose

TABLES = (
    "CREATE TABLE memory_segment (memory INTEGER NOT NULL, unit INTEGER NOT NULL,"
    " fingerprint BLOB NOT NULL, stems BLOB NOT NULL, PRIMARY KEY (memory, unit)) WITHOUT ROWID",
    "CREATE INDEX memory_segment_fingerprint ON memory_segment (memory, fingerprint)",
    # `number` stands before `units`, so that counting reads no long row to its end.
    "CREATE TABLE memory_posting (key INTEGER NOT NULL, part INTEGER NOT NULL,"
    " number INTEGER NOT NULL, units BLOB NOT NULL, PRIMARY KEY (key, part)) WITHOUT ROWID",
)
_IDS_PER_PART = 2048
_ID = np.dtype("<i4")
# Postings looked at for one query, with stems beyond those that the bound demands and with those
# at most; and candidates compared.
_BUDGET, _POSTINGS, _MOST = 100_000, 400_000, 3_000
_AT_ONCE = 500

Ids = npt.NDArray[np.int32]

# Pairs of stem and unit that are sorted at once while many units come in: 8 bytes each.
_PAIRS = 16_000_000


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the index."""
    for table in TABLES:
        connection.execute(table)


class SqlitePostings:
    """The index of one memory in a SQLite database. `memory` is its number (0 to 2**31 - 1).

    Nothing is committed here: that is the caller's to do.
    """

    def __init__(self, connection: sqlite3.Connection, memory: int) -> None:
        self._do = connection.execute
        self._do_many = connection.executemany
        self._memory = memory
        self._base = memory << 32

    def add(self, entries: Iterable[Entry]) -> None:
        pairs = array("Q")
        for entry in entries:
            self._do(
                "INSERT INTO memory_segment VALUES (?, ?, ?, ?)",
                (self._memory, entry.id, entry.fingerprint, entry.encoded.encode("utf-32-le")),
            )
            pairs.extend(_pairs(entry))
            if len(pairs) > _PAIRS:
                self._post(pairs)
                pairs = array("Q")
        self._post(pairs)

    def remove(self, ids: Collection[int]) -> None:
        gone = np.array(sorted(ids), dtype=_ID)
        touched: set[int] = set()
        for unit, encoded in self._segments(gone.tolist()):
            touched.update(self._keys(encoded))
            self._do(
                "DELETE FROM memory_segment WHERE memory = ? AND unit = ?", (self._memory, unit)
            )
        for key in touched:
            self._withdraw(key, gone)

    def clear(self) -> None:
        """Let go of every unit, also of an earlier memory with this number."""
        self._do("DELETE FROM memory_segment WHERE memory = ?", (self._memory,))
        reach = (self._base, self._base | 2**32 - 1)
        self._do("DELETE FROM memory_posting WHERE key BETWEEN ? AND ?", reach)

    def same(self, fingerprints: Collection[bytes]) -> Mapping[bytes, Sequence[int]]:
        select = "SELECT fingerprint, unit FROM memory_segment WHERE memory = ?"
        found: dict[bytes, list[int]] = {}
        for fingerprint, unit in self._among(select, "fingerprint", list(fingerprints)):
            found.setdefault(fingerprint, []).append(unit)
        return found

    def likely(self, wanted: Plan) -> Sequence[tuple[int, str]]:
        choice = choose(wanted, self._counts(wanted), budget=_BUDGET, most=_POSTINGS)
        return list(self._segments(self._holding(choice, wanted)))

    def _counts(self, wanted: Plan) -> dict[int, int]:
        """How many units of a length within reach hold each stem."""
        query = "SELECT coalesce(sum(number), 0) FROM memory_posting WHERE key BETWEEN ? AND ?"
        return {
            stem: self._do(query, self._reach(stem, wanted)).fetchone()[0] for stem in wanted.stems
        }

    def _reach(self, stem: int, wanted: Plan) -> tuple[int, int]:
        first = self._base | stem << 8
        return first | wanted.lengths[0], first | wanted.lengths[-1]

    def _holding(self, choice: Choice, wanted: Plan) -> list[int]:
        """Ids of units that hold enough of the chosen stems, those that hold most first."""
        query = "SELECT units FROM memory_posting WHERE key BETWEEN ? AND ?"
        found = b"".join(
            units
            for stem in choice.stems
            for (units,) in self._do(query, self._reach(stem, wanted))
        )
        ids, shared = np.unique(np.frombuffer(found, dtype=_ID), return_counts=True)
        enough = shared >= choice.shared
        ids, shared = ids[enough], shared[enough]
        if len(ids) > _MOST:
            ids = ids[np.argsort(-shared, kind="stable")[:_MOST]]
        return [int(number) for number in ids]

    def _segments(self, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
        select = "SELECT unit, stems FROM memory_segment WHERE memory = ?"
        for unit, stems in self._among(select, "unit", ids):
            yield unit, as_text(stems)

    def _among(self, select: str, column: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of this memory in which `column` is one of the values, some at a time."""
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            yield from self._do(f"{select} AND {column} IN ({marks})", (self._memory, *some))

    def _keys(self, encoded: str) -> list[int]:
        length = min(len(encoded), LONGEST)
        return [self._base | ord(stem) << 8 | length for stem in set(encoded)]

    def _post(self, pairs: "array[int]") -> None:
        together = np.sort(np.frombuffer(pairs, dtype=np.uint64))
        if not len(together):
            return
        keys = (together >> np.uint64(31)).astype(np.int64) | self._base
        ids = (together & np.uint64(2**31 - 1)).astype(_ID)
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
        ends = np.append(starts[1:], len(keys))
        groups = ((int(keys[a]), ids[a:b]) for a, b in zip(starts, ends, strict=True))
        if self._is_empty():
            self._do_many("INSERT INTO memory_posting VALUES (?, ?, ?, ?)", _parts(groups))
            return
        for key, some in groups:
            self._append(key, some)

    def _is_empty(self) -> bool:
        query = "SELECT 1 FROM memory_posting WHERE key BETWEEN ? AND ? LIMIT 1"
        return self._do(query, (self._base, self._base | 2**32 - 1)).fetchone() is None

    def _append(self, key: int, ids: Ids) -> None:
        last = self._do(
            "SELECT part, number FROM memory_posting WHERE key = ? ORDER BY part DESC LIMIT 1",
            (key,),
        ).fetchone()
        part, number = last or (0, _IDS_PER_PART)
        if number + len(ids) <= _IDS_PER_PART:
            self._do(
                "UPDATE memory_posting SET number = number + ?, units = CAST(units || ? AS BLOB)"
                " WHERE key = ? AND part = ?",
                (len(ids), ids.tobytes(), key, part),
            )
        else:
            rows = _parts([(key, ids)], first=part + 1)
            self._do_many("INSERT INTO memory_posting VALUES (?, ?, ?, ?)", rows)

    def _withdraw(self, key: int, gone: Ids) -> None:
        query = "SELECT part, units FROM memory_posting WHERE key = ?"
        for part, units in self._do(query, (key,)).fetchall():
            here = np.frombuffer(units, dtype=_ID)
            left = here[~np.isin(here, gone)]
            if len(left) == 0:
                self._do("DELETE FROM memory_posting WHERE key = ? AND part = ?", (key, part))
            elif len(left) < len(here):
                self._do(
                    "UPDATE memory_posting SET number = ?, units = ? WHERE key = ? AND part = ?",
                    (len(left), left.tobytes(), key, part),
                )


def _pairs(entry: Entry) -> list[int]:
    """Key and id in one number each, so that they are sorted together."""
    length = min(len(entry.encoded), LONGEST)
    # Sets of some ten signs: numpy would take longer to begin than this to end.
    return [(ord(stem) << 8 | length) << 31 | entry.id for stem in set(entry.encoded)]


def _parts(
    groups: Iterable[tuple[int, Ids]], first: int = 0
) -> Iterator[tuple[int, int, int, bytes]]:
    for key, ids in groups:
        for part, start in enumerate(range(0, len(ids), _IDS_PER_PART), first):
            some = ids[start : start + _IDS_PER_PART]
            yield key, part, len(some), some.tobytes()
