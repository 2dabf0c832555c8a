"""Words beside a number or date that say what it is: "Passport no.", "født", "faktura"."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ordvern.detection.terms import TermHit

PREFIX = "cue."


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
    CLOSING = "closing"
    ORGANISATION = "organisation"
    OTHER_NUMBER = "other_number"


_BY_KIND = {PREFIX + cue.value: cue for cue in Cue}
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


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue at a place of the plain text."""

    cue: Cue
    start: int
    end: int


class CueIndex:
    """The cues of a text, to be asked what stands near a place."""

    def __init__(self, hits: Iterable[CueHit]) -> None:
        self.all = sorted(hits, key=lambda hit: (hit.end, -hit.start))
        self._ends = [hit.end for hit in self.all]
        self._of: dict[Cue, list[CueHit]] = {}
        for hit in self.all:
            self._of.setdefault(hit.cue, []).append(hit)

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
        wanted = frozenset(cues)
        return any(hit.cue in wanted for hit in self.before(position, reach))

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


def cue_hits(hits: Iterable[TermHit], text: str) -> list[CueHit]:
    """The cues among term hits; a cue inside a longer one is dropped ("nr" in "org nr"), and a
    single letter counts only as an abbreviation ("f. 1980", "T: 916 22 407")."""
    found = [
        CueHit(_BY_KIND[hit.term.kind], hit.start, hit.end)
        for hit in hits
        if hit.term.kind in _BY_KIND
        and (hit.end - hit.start > 1 or text[hit.end : hit.end + 1] in (".", ":"))
    ]
    found.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[CueHit] = []
    farthest = 0
    for hit in found:
        inside = hit.end <= farthest and any(
            other.start <= hit.start
            and hit.end <= other.end
            and (other.end - other.start) > (hit.end - hit.start)
            for other in kept[-6:]
        )
        if not inside:
            kept.append(hit)
            farthest = max(farthest, hit.end)
    return kept
