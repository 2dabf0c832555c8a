"""Masks and restores in this process, as the cage's child does, and marks values by their words."""

from collections.abc import Mapping, Sequence

from ordvern.documents import FileKind, Limits, Mark, MaskMap
from ordvern.documents.content import read_content
from ordvern.documents.masking.mask import MaskedContent, mask_content
from ordvern.documents.masking.restore import RestoredContent, restore_content
from ordvern.text import Segment, Span

NAME = "Solfrid Kanarivik"
NUMBER = "41 23 45 67"
GROUPS = {NAME: "P1", "Kanarivik": "P1", NUMBER: "T1"}


def segments_of(content: bytes) -> tuple[Segment, ...]:
    return read_content(content, "", Limits()).segments


def texts_of(content: bytes) -> list[str]:
    return [segment.text for segment in segments_of(content)]


def marks_on(segments: Sequence[Segment], groups: Mapping[str, str] = GROUPS) -> list[Mark]:
    """A mark on the first place of each value that stands in the segments."""
    return [
        Mark(number, Span(at, at + len(value)), group)
        for value, group in groups.items()
        for number, at in _first(value, segments)
    ]


def _first(value: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    found = [(number, each.text.find(value)) for number, each in enumerate(segments)]
    return [(number, at) for number, at in found if at >= 0][:1]


def masked(
    content: bytes,
    groups: Mapping[str, str] = GROUPS,
    *,
    known: MaskMap | None = None,
    name: str = "",
) -> MaskedContent:
    reading = read_content(content, "", Limits())
    marks = marks_on(reading.segments, groups)
    return mask_content(content, reading.kind, marks, known or MaskMap(), name, Limits())


def restored(content: bytes, map_: MaskMap) -> RestoredContent:
    return restore_content(content, kind_of(content), map_, Limits())


def kind_of(content: bytes) -> FileKind:
    return read_content(content, "", Limits()).kind


def value_of(map_: MaskMap, code: str) -> str:
    return map_.by_code()[code].value
