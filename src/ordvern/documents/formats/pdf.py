"""PDF: the text of every page, and all text around the pages that people or programs wrote."""

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pikepdf
import pypdfium2
from pypdfium2 import raw

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import pdf_images, pdf_objects
from ordvern.documents.formats.pdf_hidden import hidden_stretches
from ordvern.documents.formats.pdf_survey import BROKEN, surveyed
from ordvern.documents.formats.text import lines
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

# What PDFium answers for glyphs that no map gives a character: control codes, private use.
NOT_A_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufffd\uffff]")
UNREADABLE_SHARE = 0.2

Stretches = list[tuple[int, int]]


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Lines of each page as PDFium orders them (``page 3@120``: offset 120 in the text of page
    3), then everything else; raise Refused for a password, damage or too many pages."""
    with closing(_open(content)) as document:
        pages = len(document)
        if pages > account.limits.pages:
            raise Refused(Reason.TOO_COMPLEX)
        if not pages:
            raise Refused(Reason.EMPTY)
        unread: set[int] = set()
        for index in range(pages):
            yield from _page(document, index, account, unread)
    yield from _around(content, account, unread)
    for index in sorted(unread):
        yield Picture(content, f"page {index + 1}", index)


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Refused(Reason.ENCRYPTED) from None
        raise Refused(Reason.CORRUPT) from None


def _page(
    document: pypdfium2.PdfDocument, index: int, account: Account, unread: set[int]
) -> Iterator[Segment]:
    try:
        text, hidden = _text_of(document, index)
    except pypdfium2.PdfiumError:
        account.note(Reason.CORRUPT)
        return
    if not text.strip() or len(NOT_A_LETTER.findall(text)) > len(text) * UNREADABLE_SHARE:
        unread.add(index)
    for start, line in lines(text):
        for first, last, part in _parted(start, start + len(line), hidden):
            yield Segment(text[first:last], f"page {index + 1}@{first}", part)


def _text_of(document: pypdfium2.PdfDocument, index: int) -> tuple[str, Stretches]:
    with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
        text = str(textpage.get_text_range())
        return text, hidden_stretches(page, textpage, text)


def _parted(start: int, end: int, hidden: Stretches) -> Iterator[tuple[int, int, Part]]:
    """A line of a page from `start` to `end`, cut where text that is not seen begins or ends."""
    for first, last in hidden:
        if first < end and last > start:
            if start < first:
                yield start, first, Part.BODY
            yield max(start, first), min(end, last), Part.HIDDEN
            start = last
    if start < end:
        yield start, end, Part.BODY


def _around(
    content: bytes, account: Account, unread: set[int]
) -> Iterator[Segment | Embedded | Picture]:
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as document:
            survey = surveyed(document)
            yield from pdf_objects.segments(document, survey, account)
            yield from pdf_images.pictures(document, survey, account, apart_from=unread)
    except pikepdf.PasswordError:
        raise Refused(Reason.ENCRYPTED) from None
    except (*BROKEN, RecursionError):
        account.note(Reason.CORRUPT)
