"""Finding the best matches of a segment: likely ones from an index, then compared exactly."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from ordvern.memory.coded import Coded
from ordvern.memory.encoding import encoded
from ordvern.memory.indexes import Entry, Index
from ordvern.memory.plan import plan
from ordvern.memory.scoring import (
    EXACT,
    USUAL,
    Penalties,
    Segment,
    best_possible,
    furthest,
    in_context,
    similarity,
    taken_off,
)
from ordvern.memory.unit import NOWHERE, Context, Unit

Units = Callable[[Sequence[int]], Mapping[int, Unit]]
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of a memory, by its id there, and how alike its source is: 0 to 101."""

    id: int
    unit: Unit
    score: int


def fingerprint(segment: Segment) -> bytes:
    """Sixteen bytes that two segments share if, and in practice only if, they match exactly."""
    words = "\0".join(segment.tokens.exact).encode(errors="surrogatepass")
    return blake2b(words, digest_size=16).digest()


def entry(number: int, source: Coded) -> Entry:
    """What an index keeps of a unit with this id and source."""
    segment = Segment.of(source)
    return Entry(number, fingerprint(segment), encoded(segment.tokens.stems))


def matches(
    source: Coded,
    index: Index,
    units: Units,
    *,
    context: Context = NOWHERE,
    threshold: int = 75,
    limit: int = 5,
    penalties: Penalties = USUAL,
    today: date | None = None,
    is_foreign: bool = False,
) -> list[Match]:
    """The best matches of `source`, best first, at most `limit`, none below `threshold`.

    `units` gives the units of ids; an id that it leaves out is passed over, which is how a caller
    shows only units of some scopes. Where there is an exact match, only such are told: that is
    what a translator wants, and what makes known texts quick. `is_foreign` says that the index is
    of a memory outside the scopes asked for first; without `today` no unit counts as old.
    """
    segment = Segment.of(source)

    def off(unit: Unit) -> int:
        return taken_off(penalties, changed=unit.changed, today=today, is_foreign=is_foreign)

    exact = _exact(segment, index, units, context, off)
    if exact:
        return [match for match in exact if match.score >= threshold][:limit]
    best: list[Match] = []
    for number, possible, unit in _likely(segment, index, units, threshold):
        if len(best) >= limit and possible <= best[-1].score:
            break
        score = similarity(segment, Segment.of(unit.source), penalties) - off(unit)
        if score >= threshold:
            best.append(Match(number, unit, score))
            best = sorted(best, key=_rank)[:limit]
    return best


def _rank(match: Match) -> tuple[int, int]:
    """Better first; of equals the newer."""
    return -match.score, -match.id


def _exact(
    segment: Segment, index: Index, units: Units, context: Context, off: Callable[[Unit], int]
) -> list[Match]:
    own = fingerprint(segment)
    found = units(index.same([own]).get(own, ()))
    scored = [
        Match(n, unit, in_context(EXACT, context, unit.context) - off(unit))
        for n, unit in found.items()
    ]
    return sorted(scored, key=_rank)


def _likely(
    segment: Segment, index: Index, units: Units, threshold: int
) -> Iterator[tuple[int, int, Unit]]:
    """Id, highest possible score and unit of likely segments, best possible first."""
    query = encoded(segment.tokens.stems)
    if not query:
        return
    wanted = plan(query, threshold)
    found = index.likely(wanted)
    segments = [stems for _, stems in found]
    most = furthest(wanted.longest, threshold)
    distances = cdist([query], segments, scorer=Levenshtein.distance, score_cutoff=most)[0]
    possible = [
        (best_possible(int(distance), max(len(query), len(stems))), number)
        for (number, stems), distance in zip(found, distances, strict=True)
    ]
    near = sorted((pair for pair in possible if pair[0] >= threshold), reverse=True)
    for start in range(0, len(near), _AT_ONCE):
        some = near[start : start + _AT_ONCE]
        known = units([number for _, number in some])
        for most, number in some:
            if number in known:
                yield number, most, known[number]
