"""Reads one document and every file inside it, in this very process: only the cage calls it."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.formats import docx, eml, html, idml, odf, pdf, pptx, text, xlsx, xml
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.package import Package
from ordvern.documents.reading import Reading
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.sniff import kind_of
from ordvern.text import Part, Segment, word_count

Item = Segment | Embedded
Reader = Callable[[bytes, Account], Iterator[Item]]
SHOWN = frozenset({Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX})


def _packaged(
    segments: Callable[[Package, Account], Iterator[Item]],
    content: bytes,
    account: Account,
) -> Iterator[Item]:
    return segments(Package(content, account), account)


READERS: Mapping[FileKind, Reader] = {
    FileKind.DOCX: partial(_packaged, docx.segments),
    FileKind.XLSX: partial(_packaged, xlsx.segments),
    FileKind.PPTX: partial(_packaged, pptx.segments),
    FileKind.ODT: partial(_packaged, odf.segments),
    FileKind.ODS: partial(_packaged, odf.segments),
    FileKind.ODP: partial(_packaged, odf.segments),
    FileKind.IDML: partial(_packaged, idml.segments),
    FileKind.PDF: pdf.segments,
    FileKind.HTML: html.segments,
    FileKind.EML: eml.segments,
    FileKind.XLIFF: xml.translation,
    FileKind.TMX: xml.translation,
    FileKind.XML: xml.any_xml,
    FileKind.TXT: text.segments,
}


def read_content(content: bytes, name: str, limits: Limits) -> Reading:
    """The whole reading of a document; raise Refused with the first reason that stops it."""
    account = Account(limits)
    kind = kind_of(content, name, account)
    segments = list(_segments(content, kind, account, depth=0))
    if name:
        segments.append(Segment(name, "name", Part.FILE_NAME))
    words = word_count(segment.text for segment in segments if segment.part in SHOWN)
    return Reading(kind, tuple(segments), account.notices(), words)


def _segments(content: bytes, kind: FileKind, account: Account, *, depth: int) -> Iterator[Segment]:
    for item in READERS[kind](content, account):
        if isinstance(item, Embedded):
            yield from _inside(item, account, depth=depth + 1)
        elif item.text and not item.text.isspace():
            account.take(item.text)
            yield item


def _inside(embedded: Embedded, account: Account, *, depth: int) -> Iterator[Segment]:
    """What a file inside says, as part ATTACHMENT; if it cannot be read that is noticed."""
    if embedded.name:
        yield Segment(embedded.name, f"{embedded.locator}!name", Part.FILE_NAME)
    if depth > account.limits.depth:
        account.note(Reason.TOO_COMPLEX)
        return
    try:
        kind = kind_of(embedded.content, "", account)
        for segment in _segments(embedded.content, kind, account, depth=depth):
            part = Part.ATTACHMENT if segment.part in SHOWN else segment.part
            yield Segment(segment.text, f"{embedded.locator}!{segment.locator}", part)
    except Refused as refusal:
        if refusal.reason is Reason.TOO_COMPLEX:
            raise
        account.note(refusal.reason)
