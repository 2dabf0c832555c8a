"""Words beside a number or date that say what it is: "Passport no.", "født", "faktura"."""

from bisect import bisect_left
from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from ordvern.detection.term_finder import Spots
from ordvern.detection.terms import CUE

_START, _END = attrgetter("start"), attrgetter("end")


class Cue(StrEnum):
    """What a label speaks of. `OTHER_NUMBER` labels numbers that belong to no person."""

    NATIONAL_ID = "national_id"
    BIRTH = "birth"
    PHONE = "phone"
    ACCOUNT = "account"
    CARD = "card"
    RECORD = "record"
    CASE = "case"
    ID_DOCUMENT = "id_document"
    VEHICLE = "vehicle"
    ADDRESS = "address"
    ONLINE = "online"
    NAME = "name"
    ROLE = "role"
    INTRODUCED = "introduced"
    CLOSING = "closing"
    ORGANISATION = "organisation"
    OTHER_NUMBER = "other_number"


_BY_KIND = {CUE + cue.value: cue for cue in Cue}
NUMBERED = frozenset(
    {
        Cue.NATIONAL_ID,
        Cue.PHONE,
        Cue.ACCOUNT,
        Cue.CARD,
        Cue.RECORD,
        Cue.CASE,
        Cue.ID_DOCUMENT,
        Cue.VEHICLE,
        Cue.ONLINE,
        Cue.OTHER_NUMBER,
    }
)


class CueHit(NamedTuple):
    """A cue at a place of the plain text."""

    cue: Cue
    start: int
    end: int


# As `CueHit` makes one, without the call of a function in Python: a page has some twenty.
_cue_hit = partial(tuple.__new__, CueHit)


class CueIndex:
    """The cues of a text, to be asked what stands near a place."""

    def __init__(self, hits: Iterable[CueHit]) -> None:
        self._hits = [*hits]
        self.kinds = {hit.cue for hit in self._hits}
        # Of most texts it is asked no more than what kinds there are.
        self._ordered: tuple[list[CueHit], list[int]] | None = None
        self._of: dict[Cue, list[CueHit]] = {}

    def _in_order(self) -> tuple[list[CueHit], list[int]]:
        """The cues by end, the shorter first, and their ends."""
        if self._ordered is None:
            # Two sorts by one number are faster than one by a pair.
            hits = sorted(self._hits, key=_START, reverse=True)
            hits.sort(key=_END)
            self._ordered = hits, [hit.end for hit in hits]
        return self._ordered

    def before(self, position: int, reach: int) -> list[CueHit]:
        """Cues that end within `reach` before `position`, the nearest first."""
        hits, ends = self._in_order()
        first, last = bisect_left(ends, position - reach), bisect_left(ends, position + 1)
        return hits[first:last][::-1]

    def kinds_between(self, first: int, last: int) -> frozenset[Cue]:
        """What the cues that end from `first` to `last` speak of."""
        hits, ends = self._in_order()
        low, high = bisect_left(ends, first), bisect_left(ends, last + 1)
        return frozenset([hit.cue for hit in hits[low:high]]) if low < high else frozenset()

    def has(self, cues: Iterable[Cue], position: int, reach: int) -> bool:
        """Whether a cue of one of these kinds ends within `reach` before `position`."""
        hits, ends = self._in_order()
        first = bisect_left(ends, position - reach)
        last = bisect_left(ends, position + 1, first)
        if first == last:
            return False
        wanted = frozenset(cues)
        return any(hit.cue in wanted for hit in hits[first:last])

    def nearest_numbered(self, position: int, reach: int) -> Cue | None:
        """What the closest label before `position` says a number there would be."""
        hits, ends = self._in_order()
        number = bisect_left(ends, position + 1) - 1
        while number >= 0 and ends[number] >= position - reach:
            if hits[number].cue in NUMBERED:
                return hits[number].cue
            number -= 1
        return None

    def of(self, *kinds: Cue) -> list[CueHit]:
        """All cues of these kinds, in order of place."""
        if self.kinds.isdisjoint(kinds):
            return []
        if len(kinds) > 1:
            return [hit for hit in self._in_order()[0] if hit.cue in kinds]
        known = self._of.get(kinds[0])
        if known is None:
            hits = self._in_order()[0]
            known = self._of[kinds[0]] = [hit for hit in hits if hit.cue is kinds[0]]
        return known


def cue_hits(spots: Spots, text: str) -> list[CueHit]:
    """The cues of a text in order of place; a cue inside a longer one is dropped ("nr" in
    "org nr"), and a single letter counts only as an abbreviation ("f. 1980", "T: 916 22 407")."""
    kept: list[CueHit] = []
    farthest = 0
    terms = spots.terms
    for start, end, number in spots.of_cues:
        if end - start < 2 and text[end : end + 1] not in (".", ":"):
            continue
        if end > farthest:
            farthest = end
        elif _is_inside(start, end, kept[-6:]):
            continue
        kept.append(_cue_hit((_BY_KIND[terms[number].kind], start, end)))
    return kept


def _is_inside(start: int, end: int, hits: Iterable[CueHit]) -> bool:
    """Whether one of the hits is longer and holds the stretch."""
    for _, first, last in hits:
        if first <= start and end <= last and last - first > end - start:
            return True
    return False
