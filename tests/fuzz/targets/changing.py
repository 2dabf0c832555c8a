"""Redacting, masking and restoring: what comes out is proven, and holds nothing that was marked."""

import re
import zipfile
from collections.abc import Iterator
from email.errors import MessageError
from io import BytesIO
from random import Random
from zlib import crc32, error

import pikepdf

from ordvern.documents import FileKind, Mark, PlaceholdersInText, Refused, mask, redact, restore
from ordvern.documents.content import SHOWN, read_content
from ordvern.documents.limits import Limits
from ordvern.text import Segment, Span
from tests.documents.conformance.traces import members
from tests.fuzz import seeds
from tests.fuzz.mutating.binary import numbers
from tests.fuzz.mutating.tokens import Mutator
from tests.fuzz.target import Target, Wrong
from tests.fuzz.targets.reading import LINES, MAIL, PACKAGE, PDF, WEB, XML

VALUES = (seeds.PERSON, seeds.NUMBER)
WORD = re.compile(r"\w{3,}(?: \w{3,})?")
PICTURES = Limits(picture_seconds=0.0)
# What others raise on a copy that was damaged before: they look for what is left, no more.
NOT_LOOKED_INTO = (
    zipfile.BadZipFile, error, pikepdf.PdfError, MessageError, ValueError, LookupError, TypeError,
    AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip


def bounded(value: str) -> re.Pattern[str]:
    """A value as a word of its own: inside a longer one it is none."""
    return re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")


def marks_on(segments: tuple[Segment, ...], chance: Random) -> tuple[list[Mark], list[str]]:
    """Marks on every place of what is planted and on a few words more, and what was marked."""
    planted = [
        (number, match.span(), order)
        for number, segment in enumerate(segments)
        for order, value in enumerate(VALUES)
        for match in bounded(value).finditer(segment.text)
    ]
    words = [
        (number, match.span(), order)
        for order, number in enumerate(chance.sample(range(len(segments)), min(3, len(segments))))
        for match in list(WORD.finditer(segments[number].text))[:1]
    ]
    groups = ("P1", "T1", "P2", "P3", "P4")
    places = [*planted, *((number, span, order + 2) for number, span, order in words)]
    marks = [Mark(number, Span(*span), groups[order]) for number, span, order in places]
    return marks, [VALUES[order] for _, _, order in {(0, 0, each[2]) for each in planted}]


def left(copy: bytes, values: list[str]) -> bool:
    """Whether a value still stands in a member of the copy, by no code of the product."""
    patterns = [bounded(value.casefold()) for value in values]
    try:
        for _, data in members("copy", copy):
            for decoded in decodings(data):
                text = decoded.casefold()
                if any(pattern.search(text) for pattern in patterns):
                    return True
    except NOT_LOOKED_INTO:
        return False
    return False


def decodings(data: bytes) -> Iterator[str]:
    """What a program may take the bytes for; broken UTF-8 is text of one byte a letter."""
    try:
        yield data.decode()
    except UnicodeDecodeError:
        yield data.decode("cp1252", "replace")
    yield data.decode("utf-16-le", "replace")


def feed_redaction(content: bytes) -> None:
    reading = read_content(content, "", PICTURES)
    marks, values = marks_on(reading.segments, Random(crc32(content)))
    copy = redact(BytesIO(content), marks).content
    if left(copy, values):
        raise Wrong("a marked value is left in a copy that was called proven")


def feed_masking(content: bytes) -> None:
    """Everything masked comes back where it was shown."""
    reading = read_content(content, "", PICTURES)
    marks, values = marks_on(reading.segments, Random(crc32(content)))
    copy = mask(BytesIO(content), marks, name="a")
    if left(copy.content, values):
        raise Wrong("a marked value is left in a masked copy")
    back = restore(BytesIO(copy.content), copy.map, name="a")
    if reading.kind is FileKind.EML:
        return
    there = "\n".join(each.text for each in read_content(back.content, "", PICTURES).segments)
    for number, value in {(mark.segment, mark.label) for mark in marks if mark.label == "P1"}:
        if reading.segments[number].part in SHOWN and not bounded(VALUES[0]).search(there):
            raise Wrong(f"what was masked as {value} did not come back")


def _redacts(name: str, mutate: Mutator, start: seeds.Seeds) -> Target:
    return Target(
        f"redact-{name}", f"redaction of {name} and its proof", feed_redaction, start, mutate
    )


def _masks(name: str, mutate: Mutator, start: seeds.Seeds) -> Target:
    borne = (Refused, PlaceholdersInText)
    return Target(f"mask-{name}", f"masking {name} and back", feed_masking, start, mutate, borne)


CHANGING = (
    _redacts("docx", PACKAGE, seeds.of("docx")),
    _redacts("xlsx", PACKAGE, seeds.of("xlsx")),
    _redacts("pptx", PACKAGE, seeds.of("pptx")),
    _redacts("odf", PACKAGE, seeds.of("odt", "ods", "odp")),
    _redacts("idml", PACKAGE, seeds.of("idml")),
    _redacts("pdf", PDF, seeds.pages),
    _redacts("html", WEB, seeds.of("html")),
    _redacts("text", LINES, seeds.of("txt", "csv", "md", "srt", "po", "json")),
    _redacts("xml", XML, seeds.of("xliff", "tmx", "xml")),
    _redacts("eml", MAIL, seeds.mails),
    _redacts("image", numbers, seeds.pictures),
    _masks("packages", PACKAGE, seeds.of("docx", "xlsx", "pptx", "odt", "ods", "idml")),
    _masks("texts", LINES, seeds.of("txt", "csv", "md", "po", "json")),
    _masks("markup", XML, seeds.of("html", "xliff", "tmx", "xml")),
    _masks("eml", MAIL, seeds.mails),
)
