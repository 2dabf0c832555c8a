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
        # By end, the shorter first: two sorts by one number are faster than one by a pair.
        self.all = sorted(hits, key=_START, reverse=True)
        self.all.sort(key=_END)
        self._ends = [hit.end for hit in self.all]
        self._of: dict[Cue, list[CueHit]] = {}
        for hit in self.all:
            self._of.setdefault(hit.cue, []).append(hit)
        self.kinds = self._of.keys()

    def before(self, position: int, reach: int) -> list[CueHit]:
        """Cues that end within `reach` before `position`, the nearest first."""
        first = bisect_left(self._ends, position - reach)
        last = bisect_left(self._ends, position + 1)
        return self.all[first:last][::-1]

    def kinds_between(self, first: int, last: int) -> frozenset[Cue]:
        """What the cues that end from `first` to `last` speak of."""
        low, high = bisect_left(self._ends, first), bisect_left(self._ends, last + 1)
        return frozenset([hit.cue for hit in self.all[low:high]]) if low < high else frozenset()

    def has(self, cues: Iterable[Cue], position: int, reach: int) -> bool:
        """Whether a cue of one of these kinds ends within `reach` before `position`."""
        first = bisect_left(self._ends, position - reach)
        last = bisect_left(self._ends, position + 1, first)
        if first == last:
            return False
        wanted = frozenset(cues)
        return any(hit.cue in wanted for hit in self.all[first:last])

    def nearest_numbered(self, position: int, reach: int) -> Cue | None:
        """What the closest label before `position` says a number there would be."""
        number = bisect_left(self._ends, position + 1) - 1
        while number >= 0 and self._ends[number] >= position - reach:
            if self.all[number].cue in NUMBERED:
                return self.all[number].cue
            number -= 1
        return None

    def of(self, *kinds: Cue) -> list[CueHit]:
        """All cues of these kinds, in order of place."""
        if len(kinds) == 1:
            return self._of.get(kinds[0], [])
        return [hit for hit in self.all if hit.cue in kinds]


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
        elif any(
            other.start <= start and end <= other.end and other.end - other.start > end - start
            for other in kept[-6:]
        ):
            continue
        kept.append(_cue_hit((_BY_KIND[terms[number].kind], start, end)))
    return kept
