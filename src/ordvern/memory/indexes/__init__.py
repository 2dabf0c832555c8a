"""Ways to find likely segments: a sorted scan, postings in SQLite, arrays in PostgreSQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ordvern.memory.plan import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index keeps of a unit: its id (0 to 2**31 - 1), the fingerprint of its source and
    its source's encoded stems."""

    id: int
    fingerprint: bytes
    encoded: str


class Index(Protocol):
    """Finds which units of one memory to compare with a query."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in units whose ids are new here."""

    def remove(self, ids: Collection[int]) -> None:
        """Let go of units; ids that are not here are passed over."""

    def same(self, fingerprints: Collection[bytes]) -> Mapping[bytes, Sequence[int]]:
        """Ids of the units whose source has each fingerprint; those of none are left out."""

    def likely(self, wanted: Plan) -> Sequence[tuple[int, str]]:
        """Ids and encoded stems of all units that can reach the threshold, and of others."""
