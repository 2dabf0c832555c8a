"""What a text costs: its words by match band, repetitions, and words weighted by a price grid."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from ordvern.memory.coded import Coded
from ordvern.memory.lookup import fingerprint
from ordvern.memory.scoring import Band, Segment, band

RULES = "ordvern-words-1"
"""The version of the rules of counting. Stored with a quote: another program, or a later version,
may count a few per cent otherwise (numbers, hyphens, slashes)."""


class Row(StrEnum):
    """Rows of an analysis: repetitions inside a file and across files, then the bands."""

    REPEATED = "repeated"
    REPEATED_ACROSS = "repeated_across"
    CONTEXT = Band.CONTEXT.value
    EXACT = Band.EXACT.value
    HIGH = Band.HIGH.value
    MEDIUM_HIGH = Band.MEDIUM_HIGH.value
    MEDIUM = Band.MEDIUM.value
    LOW = Band.LOW.value
    NEW = Band.NONE.value


@dataclass(frozen=True, slots=True)
class Count:
    """Sums over segments. `words` are runs without space, as word processors count them, without
    inline codes; `placeables` are the numbers, addresses and placeholders among them;
    `characters` are without spaces."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    characters_with_spaces: int = 0
    placeables: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.segments + other.segments,
            self.words + other.words,
            self.characters + other.characters,
            self.characters_with_spaces + other.characters_with_spaces,
            self.placeables + other.placeables,
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """The share of the full price for each row, in hundredths: 100 is the price of a new word.

    Raises ValueError for a share outside 0 to 100 or a row without one.
    """

    percent: Mapping[Row, int | Decimal]

    def __post_init__(self) -> None:
        if missing := set(Row) - set(self.percent):
            raise ValueError(f"the grid has no share for {', '.join(sorted(missing))}")
        if not all(0 <= share <= 100 for share in self.percent.values()):
            raise ValueError("a share of the price lies between 0 and 100")

    def weighted(self, words: Mapping[Row, int]) -> Fraction:
        """Words as so many new words."""
        shares = ((Fraction(self.percent[row]), number) for row, number in words.items())
        return sum((share * number / 100 for share, number in shares), Fraction())


USUAL_GRID = Grid(
    {
        Row.REPEATED: 20,
        Row.REPEATED_ACROSS: 20,
        Row.CONTEXT: 10,
        Row.EXACT: 20,
        Row.HIGH: 40,
        Row.MEDIUM_HIGH: 60,
        Row.MEDIUM: 80,
        Row.LOW: 100,
        Row.NEW: 100,
    }
)
"""A starting point of ours, in the middle of what is common; every agreement has its own. New
price lists begin with it (`ordvern.apps.billing.prices`)."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The counts of each row, and the version of the rules they were made by."""

    rows: Mapping[Row, Count]
    rules: str = RULES

    @property
    def total(self) -> Count:
        return sum(self.rows.values(), Count())

    def weighted_words(self, grid: Grid) -> Fraction:
        return grid.weighted({row: count.words for row, count in self.rows.items()})


def analyse(
    files: Iterable[Iterable[Coded]],
    score: Callable[[Coded], int] | None = None,
    *,
    repetitions_first: bool = True,
) -> Analysis:
    """The analysis of files, each given as its segments in order.

    `score` gives the best match of a segment in the memories, 0 to 101; None means that there are
    no memories. The first occurrence of a segment gets its band, later ones are repetitions; with
    `repetitions_first` false, later ones that match at 100 or 101 stay in those rows. Segments
    without a letter or digit are not counted.
    """
    counts: dict[Row, Count] = {}
    earlier: dict[bytes, Row] = {}
    for segments in files:
        here: set[bytes] = set()
        for coded in segments:
            segment = Segment.of(coded)
            if not segment.tokens.stems:
                continue
            seen = fingerprint(segment)
            if seen in earlier:
                row = _again(earlier[seen], inside=seen in here, first=repetitions_first)
            else:
                row = Row(band(score(coded) if score else 0).value)
                earlier[seen] = row
            here.add(seen)
            counts[row] = counts.get(row, Count()) + counted(segment)
    return Analysis({row: counts.get(row, Count()) for row in Row})


def counted(segment: Segment) -> Count:
    """The sums of one segment."""
    text = segment.coded.text
    words = text.split()
    return Count(1, len(words), sum(map(len, words)), len(text), len(segment.tokens.values))


def _again(row: Row, *, inside: bool, first: bool) -> Row:
    if not first and row in (Row.EXACT, Row.CONTEXT):
        return row
    return Row.REPEATED if inside else Row.REPEATED_ACROSS
