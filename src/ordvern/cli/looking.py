"""Reads one file and scans it; the answer is a value, also when the file could not be read."""

import io
from collections.abc import Collection
from dataclasses import dataclass

from ordvern.detection import RiskClass, Tuning, scan
from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger
from ordvern.documents import FileKind, Notice, Reason, Refused, read
from ordvern.text import Category, Finding, Language, Segment


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was read: what it is, what it says (kept in memory only) and what was found.

    `personal`, `sensitive` and `risk` are of the whole document, whatever categories were asked
    for; `findings` are of those categories alone.
    """

    kind: FileKind
    words: int
    segments: tuple[Segment, ...]
    notices: tuple[Notice, ...]
    languages: tuple[Language, ...]
    findings: tuple[Finding, ...]
    personal: bool
    sensitive: frozenset[Category]
    risk: RiskClass


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was refused."""

    reason: Reason


def look(
    content: bytes,
    *,
    name: str,
    categories: Collection[Category],
    languages: Collection[Language] | None,
    tuning: Tuning | None = None,
    ocr: bool = False,
    password: str = "",
    tagger: Tagger = tag_with_second_opinion,
) -> Seen | NotRead:
    """Read and scan a document; its `name` is looked at too, and with `ocr` its pictures."""
    try:
        reading = read(io.BytesIO(content), name=name, ocr=ocr, password=password)
    except Refused as refused:
        return NotRead(refused.reason)
    found = scan(reading.segments, languages=languages, tuning=tuning, tagger=tagger)
    return Seen(
        reading.kind,
        reading.words,
        reading.segments,
        reading.notices,
        found.languages,
        tuple(finding for finding in found.findings if finding.category in categories),
        found.assessment.personal,
        found.assessment.sensitive,
        found.assessment.risk,
    )
