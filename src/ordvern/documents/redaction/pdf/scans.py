"""Pages on which OCR still reads a value become pictures with the words painted over."""

import io
from contextlib import closing

import pypdfium2
from pikepdf import Pdf

from ordvern.documents.embedded import Picture
from ordvern.documents.limits import Limits
from ordvern.documents.ocr.pixels import pixels_of
from ordvern.documents.redaction.pdf.locate import Box
from ordvern.documents.redaction.pdf.picture import make_picture
from ordvern.documents.redaction.pixels import boxes_of
from ordvern.documents.redaction.values import Values


def paint_scans(content: bytes, values: Values, limits: Limits) -> tuple[bytes, int]:
    """The PDF with such pages made pictures, and how many. Turned pages are left alone.

    Without time for OCR in `limits` nothing is looked for.
    """
    count = 0
    with (
        Pdf.open(io.BytesIO(content)) as pdf,
        closing(pypdfium2.PdfDocument(content)) as document,
    ):
        for index in range(len(document)) if limits.picture_seconds else ():
            boxes = _boxes_on(content, document, index, values, limits)
            if boxes:
                make_picture(pdf, pdf.pages[index], document, index, boxes)
                count += 1
        return (_saved(pdf), count) if count else (content, 0)


def _boxes_on(
    content: bytes, document: pypdfium2.PdfDocument, index: int, values: Values, limits: Limits
) -> list[Box]:
    """In points of the page, from boxes in pixels of its picture."""
    page = document[index]
    if page.get_rotation():
        return []
    picture = Picture(content, "", index)
    found = boxes_of(picture, values, limits)
    if not found:
        return []
    left, _, right, top = page.get_cropbox()
    points = (right - left) / pixels_of(picture, most=limits.pixels).width
    return [
        Box(left + x1 * points, top - y2 * points, left + x2 * points, top - y1 * points)
        for x1, y1, x2, y2 in found
    ]


def _saved(pdf: Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
