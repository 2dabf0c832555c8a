"""Which segments can be within reach of a query at all: by length, and by stems they must share.

The bound is exact. A segment within the threshold shares at least `shared` different stems with
the query, so whatever `len(stems) - shared + 1` of the query's stems are looked up, each such
segment holds one of them. The rarest are looked up; the choice costs no match, only time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordvern.memory.scoring import least_shared, lengths

# The longest length kept apart in the keys of an index; longer segments share one.
LONGEST = 255


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for: the query's different `stems` as numbers, of which a segment must hold
    `shared`, and the lengths (in stems, `shortest` to `longest`) that it can have."""

    encoded: str
    stems: tuple[int, ...]
    shared: int
    shortest: int
    longest: int
    threshold: int

    @property
    def lengths(self) -> range:
        """The lengths as keys know them."""
        return range(min(self.shortest, LONGEST), min(self.longest, LONGEST) + 1)


@dataclass(frozen=True, slots=True)
class Choice:
    """The stems to look up, and how many of them a segment must hold."""

    stems: tuple[int, ...]
    shared: int


def plan(encoded: str, threshold: int) -> Plan:
    """What must hold of a segment that reaches `threshold` (1 to 100) beside a query."""
    stems = tuple(dict.fromkeys(map(ord, encoded)))
    repeated = len(encoded) - len(stems)
    shared = max(least_shared(len(encoded), threshold) - repeated, 1)
    shortest, longest = lengths(len(encoded), threshold)
    return Plan(encoded, stems, shared, shortest, longest, threshold)


def choose(wanted: Plan, counts: Mapping[int, int], *, budget: int, most: int) -> Choice:
    """The stems to look up, rarest first, where `counts` says how many segments within reach hold
    each.

    As many as the bound demands; then more while their segments stay within `budget`, since each
    more that is looked up is one more that must be shared. Where even the segments of those that
    the bound demands are more than `most`, the commonest of them are left out: then, and only
    then, a match can be missed.
    """
    rarest = sorted(wanted.stems, key=lambda stem: counts.get(stem, 0))
    demanded = len(rarest) - wanted.shared + 1
    taken: list[int] = []
    total = 0
    for stem in rarest:
        total += counts.get(stem, 0)
        limit = most if len(taken) < demanded else budget
        if taken and total > limit:
            break
        taken.append(stem)
    return Choice(tuple(taken), max(wanted.shared - (len(rarest) - len(taken)), 1))


def nearest(counted: Sequence[tuple[int, int]], most: int) -> list[int]:
    """The ids of those that share most stems, at most `most`; `counted` pairs ids and stems."""
    return [number for number, _ in sorted(counted, key=lambda pair: -pair[1])[:most]]
