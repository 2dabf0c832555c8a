"""Streams of a PDF that hold text or files: metadata, forms, scripts, attachments, page content."""

import re
from collections.abc import Iterator

from lxml import etree
from pikepdf import Object, PikepdfError

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.formats.text import decode
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.words import words
from ordvern.documents.xmltree import parse
from ordvern.text import Part, Segment

# Keys on which such streams hang (ISO 32000-1: 7.11.4, 12.6.4.16, 12.7.8, 12.7.3.4).
ROLES = ("/EF", "/XFA", "/JS", "/RC", "/V")
TEXT_ROLES = {"/JS": Part.NOT_SHOWN, "/RC": Part.COMMENT, "/V": Part.FIELD}
NO_CONTENT = words(
    "/Image /Type1C /CIDFontType0C /OpenType /XRef /ObjStm /EmbeddedFile /Metadata /XML"
)
CONTENT_AT_MOST = 8 << 20
REPLACED = re.compile(
    rb"/(?:ActualText|Alt|E)\s*(\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL
)


def told(stream: Object, role: str, locator: str, account: Account) -> Iterator[Segment | Embedded]:
    """What a stream says, by its own type or else by the key it hangs on."""
    kinds = {str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))}
    if "/Image" in kinds:
        return  # a picture: see pdf_images
    if role == "/EF" or "/EmbeddedFile" in kinds:
        yield from _file(stream, locator, account)
    elif role == "/XFA" or kinds & {"/Metadata", "/XML"}:
        part = Part.FIELD if role == "/XFA" else Part.METADATA
        yield from _xml(_bytes(stream, account), part, locator, account)
    elif role in TEXT_ROLES:
        text = decode(_bytes(stream, account)).text
        yield Segment(text, locator, TEXT_ROLES[role])
    elif not kinds & NO_CONTENT and "/Length1" not in stream:
        yield from _replacements(stream, locator)


def _file(stream: Object, locator: str, account: Account) -> Iterator[Embedded]:
    content = _bytes(stream, account)
    if content:
        yield Embedded(content, "", locator)


def _bytes(stream: Object, account: Account) -> bytes:
    try:
        content = bytes(stream.read_bytes())
    except PikepdfError:
        account.note(Reason.CORRUPT)
        return b""
    account.inflate(len(content))
    return content


def _replacements(stream: Object, locator: str) -> Iterator[Segment]:
    """Texts that content says in place of its glyphs (ISO 32000-1, 14.9.4)."""
    try:
        content = bytes(stream.read_bytes())[:CONTENT_AT_MOST]
    except PikepdfError:
        return
    for match in REPLACED.finditer(content):
        try:
            text = str(Object.parse(match[1]))
        except (PikepdfError, ValueError):
            continue
        if text.strip():
            yield Segment(text, f"{locator}@{match.start()}", Part.ALT_TEXT)


def _xml(content: bytes, part: Part, locator: str, account: Account) -> Iterator[Segment]:
    """Every text and attribute; the parts of a form (XFA) are fragments, so what can be saved."""
    content = content.strip(b"\0 \t\r\n")
    if not content or content.startswith(b"</"):
        return
    try:
        root = parse(content, recover=True)
    except Refused:
        account.note(Reason.CORRUPT)
        return
    for number, element in enumerate(root.iter(etree.Element)):
        for value in (element.text, element.tail, *element.attrib.values()):
            if value and str(value).strip():
                yield Segment(str(value), f"{locator}#{number}", part)
