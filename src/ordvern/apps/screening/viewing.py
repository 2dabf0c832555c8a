"""A file's text with the findings marked, read anew from the vault and kept nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.detection import scan
from ordvern.documents import Limits, read
from ordvern.text import Category, Finding, Part, Segment

LONGEST_VIEW = 2000
# Somebody waits for the page: a few pictures are read anew, a long scan only in its first pages.
QUICKLY = Limits(picture_seconds=8.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text inside a segment, of a category if something was found there."""

    text: str
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A segment, cut into marked and unmarked pieces."""

    number: int
    part: Part
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The lines of one page of a document; `more` if there are others after them."""

    lines: tuple[Line, ...]
    more: bool


def marked_text(file: StoredFile, *, actor: Actor, now: datetime, start: int = 0) -> MarkedText:
    """Read the file again and mark it. Raises `Refused` or `Erased`; the reading is logged."""
    with opened(file, actor=actor, now=now) as stream:
        reading = read(stream, limits=QUICKLY)
    findings = scan(reading.segments).findings
    stop = start + LONGEST_VIEW
    return MarkedText(
        tuple(lines(reading.segments, findings, start=start, stop=stop)),
        more=stop < len(reading.segments),
    )


def lines(
    segments: Sequence[Segment], findings: Sequence[Finding], *, start: int, stop: int
) -> Iterator[Line]:
    """Cut each segment from `start` to `stop` at its findings; overlaps keep the first."""
    by_segment: dict[int, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    for number, segment in enumerate(segments[start:stop], start):
        if segment.text.strip():
            yield Line(number, segment.part, tuple(_cut(segment.text, by_segment.get(number, []))))


def _cut(text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    at = 0
    for finding in sorted(findings, key=lambda each: each.span):
        if finding.span.start < at:
            continue
        if finding.span.start > at:
            yield Piece(text[at : finding.span.start])
        yield Piece(text[finding.span.start : finding.span.end], finding.category)
        at = finding.span.end
    if at < len(text):
        yield Piece(text[at:])
