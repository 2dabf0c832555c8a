"""Looks through one document or text, in memory, and keeps nothing of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from ordvern.apps.screening.viewing import Line, lines
from ordvern.detection import scan
from ordvern.documents import FileKind, Notice, read
from ordvern.text import Category, Part, Segment

MOST_LINES = 600


@dataclass(frozen=True, slots=True)
class Trial:
    """What a screening sees in a document: the marked text, the kinds, the places, the verdict."""

    kind: FileKind
    words: int
    lines: Sequence[Line]
    more: bool
    kinds: Mapping[Category, int]
    places: Sequence[tuple[Part, int]]
    personal: bool
    sensitive: Sequence[Category]
    notices: Sequence[Notice]


def try_document(source: BinaryIO, *, name: str) -> Trial:
    """Read and scan a document. Raises `Refused` with the reason if it cannot be read."""
    reading = read(source, name=name, ocr=False)
    found = scan(reading.segments)
    findings = found.findings
    return Trial(
        kind=reading.kind,
        words=reading.words,
        lines=list(lines(reading.segments, findings, start=0, stop=MOST_LINES)),
        more=len(reading.segments) > MOST_LINES,
        kinds=Counter(finding.category for finding in findings),
        places=_places(reading.segments, [finding.segment for finding in findings]),
        personal=found.assessment.personal,
        sensitive=sorted(found.assessment.sensitive),
        notices=reading.notices,
    )


def try_text(text: str) -> Trial:
    """As `try_document`, for a pasted text."""
    return try_document(BytesIO(text.encode()), name="")


def _places(segments: Sequence[Segment], found_in: Sequence[int]) -> list[tuple[Part, int]]:
    return Counter(segments[number].part for number in found_in).most_common()
