"""The index of a small memory: all segments by length, compared one by one."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Mapping, Sequence

from ordvern.memory.indexes import Entry
from ordvern.memory.plan import Plan


class SortedScan:
    """Keeps the encoded segments of a memory of up to some 50,000 units in working memory alone,
    sorted by length; nothing is written anywhere."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._segments: list[tuple[int, str, int]] = []
        self._same: dict[bytes, list[int]] = {}
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        fresh = list(entries)
        for entry in fresh:
            self._same.setdefault(entry.fingerprint, []).append(entry.id)
        rows = [(len(entry.encoded), entry.encoded, entry.id) for entry in fresh]
        if len(rows) > len(self._segments) // 8:
            self._segments = sorted([*self._segments, *rows])
            return
        for row in rows:
            insort(self._segments, row)

    def remove(self, ids: Collection[int]) -> None:
        gone = frozenset(ids)
        self._segments = [row for row in self._segments if row[2] not in gone]
        for fingerprint, here in list(self._same.items()):
            left = [number for number in here if number not in gone]
            if left:
                self._same[fingerprint] = left
            else:
                del self._same[fingerprint]

    def same(self, fingerprints: Collection[bytes]) -> Mapping[bytes, Sequence[int]]:
        return {each: self._same[each] for each in fingerprints if each in self._same}

    def likely(self, wanted: Plan) -> Sequence[tuple[int, str]]:
        first = bisect_left(self._segments, (wanted.shortest, "", -1))
        last = bisect_left(self._segments, (wanted.longest + 1, "", -1))
        return [(number, encoded) for _, encoded, number in self._segments[first:last]]
