"""Reads one document and every file inside it, in this very process: only the cage calls it."""

from collections.abc import Callable, Iterator, Mapping

from ordvern.documents import ocr
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import (
    archive,
    doc,
    docx,
    eml,
    epub,
    html,
    idml,
    image,
    msg,
    odf,
    pdf,
    ppt,
    pptx,
    rtf,
    text,
    xls,
    xlsx,
    xml,
)
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.package import Package
from ordvern.documents.reading import Reading
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.sniff import Sniffed, sniffed
from ordvern.documents.unlock import unlocked
from ordvern.text import Part, Segment, word_count

Item = Segment | Embedded | Picture
SHOWN = frozenset({Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX, Part.PICTURE})


PACKAGED: Mapping[FileKind, Callable[[Package, Account], Iterator[Item]]] = {
    FileKind.DOCX: docx.segments,
    FileKind.XLSX: xlsx.segments,
    FileKind.PPTX: pptx.segments,
    FileKind.ODT: odf.segments,
    FileKind.ODS: odf.segments,
    FileKind.ODP: odf.segments,
    FileKind.IDML: idml.segments,
    FileKind.EPUB: epub.segments,
}
SINGLE: Mapping[FileKind, Callable[[bytes, Account], Iterator[Item]]] = {
    FileKind.PDF: pdf.segments,
    FileKind.HTML: html.segments,
    FileKind.EML: eml.segments,
    FileKind.XLIFF: xml.translation,
    FileKind.TMX: xml.translation,
    FileKind.XML: xml.any_xml,
    FileKind.TXT: text.segments,
    FileKind.IMAGE: image.segments,
    FileKind.DOC: doc.segments,
    FileKind.XLS: xls.segments,
    FileKind.PPT: ppt.segments,
    FileKind.RTF: rtf.segments,
    FileKind.MSG: msg.segments,
}
READ = PACKAGED.keys() | SINGLE.keys()


def read_content(content: bytes, name: str, limits: Limits, password: str = "") -> Reading:
    """The whole reading of a document; raise Refused with the first reason that stops it.

    What pictures say comes last, behind the place of the name, which is then kept even where
    there is no name: so all other numbers are the same whether pictures are read or not.
    """
    account = Account(limits)
    if password:
        content = unlocked(content, password)
    opened = sniffed(content, name, account)
    found = list(_found(_told(opened, account), account, depth=0))
    segments = [one for one in found if isinstance(one, Segment)]
    seen = list(ocr.told([one for one in found if isinstance(one, Picture)], account))
    if name or seen:
        segments.append(Segment(name, "name", Part.FILE_NAME))
    segments += seen
    words = word_count(segment.text for segment in segments if segment.part in SHOWN)
    return Reading(opened.kind, tuple(segments), account.notices(), words)


def _told(opened: Sniffed, account: Account) -> Iterator[Item]:
    if opened.package is not None:
        return PACKAGED[opened.kind](opened.package, account)
    return SINGLE[opened.kind](opened.content, account)


def _found(items: Iterator[Item], account: Account, *, depth: int) -> Iterator[Segment | Picture]:
    for item in items:
        if isinstance(item, Embedded):
            yield from _inside(item, account, depth=depth + 1)
        elif isinstance(item, Picture):
            yield item
        elif item.text and not item.text.isspace():
            account.take(item.text)
            yield item


def _inside(embedded: Embedded, account: Account, *, depth: int) -> Iterator[Segment | Picture]:
    """What a file inside says, as part ATTACHMENT; if it cannot be read that is noticed."""
    if embedded.name:
        yield Segment(embedded.name, f"{embedded.locator}!name", Part.FILE_NAME)
    if depth > account.limits.depth:
        account.note(Reason.TOO_COMPLEX)
        return
    try:
        items = _items(embedded.content, account)
        for one in _found(items, account, depth=depth):
            yield _within(one, embedded.locator)
    except Refused as refusal:
        if refusal.reason is Reason.TOO_COMPLEX:
            raise
        account.note(refusal.reason)


def _items(content: bytes, account: Account) -> Iterator[Item]:
    """What a file inside another holds: one that is read, or a zip of such files."""
    try:
        return _told(sniffed(content, "", account), account)
    except Refused as refusal:
        is_archive = content.startswith(archive.BEGINNING)
        if refusal.reason is not Reason.TYPE_NOT_ACCEPTED or not is_archive:
            raise
    return archive.segments(content, account)


def _within(one: Segment | Picture, locator: str) -> Segment | Picture:
    """As it is named from outside the file in which it was found."""
    if isinstance(one, Picture):
        return Picture(one.content, f"{locator}!{one.locator}", one.frame)
    part = Part.ATTACHMENT if one.part in SHOWN else one.part
    return Segment(one.text, f"{locator}!{one.locator}", part)
