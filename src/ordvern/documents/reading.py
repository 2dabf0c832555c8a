"""What comes out of a document: its segments, or a copy with the marked stretches removed."""

from dataclasses import dataclass

from ordvern.documents.kind import FileKind
from ordvern.documents.reason import Notice
from ordvern.text import Segment, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text in reading order. `words` counts what a reader of the page would see."""

    kind: FileKind
    segments: tuple[Segment, ...]
    notices: tuple[Notice, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Remove `span` of the segment numbered `segment` and write `label` there if the format can."""

    segment: int
    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A copy proven to hold none of the marked values; `removed` counts the places changed."""

    content: bytes
    kind: FileKind
    removed: int
    notices: tuple[Notice, ...]
