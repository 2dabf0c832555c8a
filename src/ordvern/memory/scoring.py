"""How alike two segments are, from 0 to 101, the same whichever index found them.

101: the same, with the same neighbours or the same id. 100: words, signs, codes and numbers are
equal. 99 and below: the mean of three word-token edit distances (by stem, in lower case, as
written), so that what differs in a sign or an ending alone lies at 95-99 and what differs in one
word of four at 75.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from rapidfuzz.distance import Levenshtein

from ordvern.memory.coded import Coded
from ordvern.memory.tokens import Tokens, tokens
from ordvern.memory.unit import Context

CONTEXT, EXACT, BEST_FUZZY = 101, 100, 99
# Weights of the three readings; the first alone decides which candidates are worth a look.
_STEMS, _FOLDED, _EXACT = 60, 25, 15


class Band(StrEnum):
    """Ranges of scores that price lists speak of."""

    CONTEXT = "101"
    EXACT = "100"
    HIGH = "95-99"
    MEDIUM_HIGH = "85-94"
    MEDIUM = "75-84"
    LOW = "50-74"
    NONE = "0-49"


_FROM = (
    (CONTEXT, Band.CONTEXT),
    (EXACT, Band.EXACT),
    (95, Band.HIGH),
    (85, Band.MEDIUM_HIGH),
    (75, Band.MEDIUM),
    (50, Band.LOW),
)


def band(score: int) -> Band:
    return next((name for least, name in _FROM if score >= least), Band.NONE)


@dataclass(frozen=True, slots=True)
class Penalties:
    """Points off a match, each 0 to 100.

    `formatting`: inline codes differ. `number`: the value of a number, address or placeholder
    differs. `foreign`: the unit comes from outside the scopes asked for first. `year`: for each
    whole year of age, at most `oldest` in all.
    """

    formatting: int = 1
    number: int = 1
    foreign: int = 0
    year: int = 0
    oldest: int = 10


USUAL = Penalties()


@dataclass(frozen=True, slots=True)
class Segment:
    """A source segment ready to be compared."""

    coded: Coded
    tokens: Tokens

    @classmethod
    def of(cls, coded: Coded) -> "Segment":
        return cls(coded, tokens(coded))


def similarity(one: Segment, other: Segment, penalties: Penalties = USUAL) -> int:
    """Score 0 to 100 of two segments without their context."""
    a, b = one.tokens, other.tokens
    if a.exact == b.exact:
        return EXACT
    if not a.stems or not b.stems:  # signs alone are like nothing but themselves
        return 0
    shares = (
        _STEMS * _distance(a.stems, b.stems)
        + _FOLDED * _distance(a.folded, b.folded)
        + _EXACT * _distance(a.exact, b.exact)
    )
    score = min(100 - round(shares), BEST_FUZZY)
    if a.codes != b.codes:
        score -= penalties.formatting
    if a.values != b.values:
        score -= penalties.number
    return max(score, 0)


def taken_off(
    penalties: Penalties, *, changed: date | None, today: date | None, is_foreign: bool
) -> int:
    """Points off for where a unit comes from and for its age; nothing is known of the age of one
    without a day."""
    points = penalties.foreign if is_foreign else 0
    if changed and today and penalties.year:
        had_no_day_yet = (today.month, today.day) < (changed.month, changed.day)
        years = max(today.year - changed.year - had_no_day_yet, 0)
        points += min(years * penalties.year, penalties.oldest)
    return points


def least_shared(length: int, threshold: int) -> int:
    """How many tokens of a query of `length` stems a segment must share to reach `threshold`.

    The reading by stem never differs more than the other two, but signs may make the reading as
    written look better than it; even if that one were equal, 85 parts of 100 remain.
    """
    return max(length - furthest(length, threshold), 1)


def furthest(longer: int, threshold: int) -> int:
    """The most edits between the stems of two segments within `threshold` of one another, where
    the longer one has `longer` stems."""
    return int(Fraction(100 - threshold + 1, _STEMS + _FOLDED) * longer)


def lengths(length: int, threshold: int) -> tuple[int, int]:
    """The fewest and the most stems that a segment within `threshold` of a query can have."""
    share = 1 - Fraction(100 - threshold + 1, _STEMS + _FOLDED)
    most = length if share <= 0 else int(length / share)
    return max(least_shared(length, threshold), 1), max(most, length)


def best_possible(distance: int, longer: int) -> int:
    """The highest score of two segments whose stems are `distance` edits apart, where the longer
    one has `longer` stems."""
    if not longer:
        return EXACT
    return min(100 - int((_STEMS + _FOLDED) * distance / longer - 0.5), EXACT)


def in_context(score: int, wanted: Context, found: Context) -> int:
    """101 for an exact match with the same id, or the same segment before and after."""
    if score != EXACT:
        return score
    same_id = bool(wanted.id) and wanted.id == found.id
    beside = (wanted.before, wanted.after)
    same_neighbours = any(beside) and beside == (found.before, found.after)
    return CONTEXT if same_id or same_neighbours else EXACT


def _distance(one: Sequence[str], other: Sequence[str]) -> float:
    longer = max(len(one), len(other))
    return Levenshtein.distance(one, other) / longer if longer else 0.0
