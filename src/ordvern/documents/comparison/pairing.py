"""Which segment of a translation belongs to which of its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordvern.documents.reading import Reading
from ordvern.text import Part, Segment

SHOWN = frozenset(
    {Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX, Part.ALT_TEXT}
)
COMPARED = SHOWN | {Part.LINK}


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A source and its target, None if it has none. `where` names the place for people.

    The numbers are those of the segments in their readings. Codes are counted by who reads them.
    """

    source: str
    target: str | None
    where: str = ""
    source_segment: int | None = None
    target_segment: int | None = None
    is_shown: bool = True
    is_one_segment: bool = True
    codes_missing: int = 0
    codes_added: int = 0


def paired(source: Reading, target: Reading) -> list[Pair]:
    """Segment by segment if both readings have the same parts in the same order; else one pair
    of all texts, and one for each text of the source that comes back letter by letter."""
    sources, targets = _compared(source), _compared(target)
    if [each.part for _, each in sources] == [each.part for _, each in targets]:
        return [
            Pair(one.text, other.text, one.locator, number, place, is_shown=one.part in SHOWN)
            for (number, one), (place, other) in zip(sources, targets, strict=True)
        ]
    return [*_wholes(sources, targets), *_unchanged(sources, targets)]


Numbered = tuple[int, Segment]


def _compared(reading: Reading) -> list[Numbered]:
    return [
        (number, segment)
        for number, segment in enumerate(reading.segments)
        if segment.part in COMPARED
    ]


def _wholes(sources: Sequence[Numbered], targets: Sequence[Numbered]) -> list[Pair]:
    whole, other = (
        "\n".join(segment.text for _, segment in each if segment.part in SHOWN)
        for each in (sources, targets)
    )
    return [Pair(whole, other, "document", is_one_segment=False)]


def _unchanged(sources: Sequence[Numbered], targets: Sequence[Numbered]) -> list[Pair]:
    places = {segment.text: number for number, segment in targets if segment.part in SHOWN}
    return [
        Pair(segment.text, segment.text, segment.locator, number, places[segment.text])
        for number, segment in sources
        if segment.part in SHOWN and segment.text in places
    ]
