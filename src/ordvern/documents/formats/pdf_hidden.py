"""Text of a PDF page that is there but not seen: invisible, white, tiny, outside or covered.

An image that takes most of the page is a scan: invisible text on it, or text beneath it, says what
the image shows, and counts as shown.
"""

import math
from collections.abc import Iterator
from ctypes import addressof, byref, c_float, c_uint

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""

WHITE_FROM = 250
TINY_BELOW = 1.0
SCAN_SHARE = 0.5
OBJECTS_AT_MOST = 20_000
# What PDFium writes its answers into: made once, since they are asked for at every object. A page
# is read by one thread at a time, as PDFium itself demands.
EDGES, INKS = [c_float() for _ in range(4)], [c_uint() for _ in range(4)]
EDGES_AT, INKS_AT = [byref(edge) for edge in EDGES], [byref(ink) for ink in INKS]


def hidden_stretches(
    page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, text: str
) -> list[tuple[int, int]]:
    """Stretches of the page's `text` that nobody sees, as offsets, ends exclusive, in order."""
    things, shown = list(_things(page)), page.get_cropbox()
    kinds = list(map(raw.FPDFPageObj_GetType, things))
    images = [
        (place, _box(things[place]))
        for place, kind in enumerate(kinds)
        if kind == raw.FPDF_PAGEOBJ_IMAGE
    ]
    unseen = {
        addressof(thing.contents)
        for place, thing in enumerate(things)
        if kinds[place] == raw.FPDF_PAGEOBJ_TEXT and _is_unseen(thing, place, things, images, shown)
    }
    if not unseen:
        return []
    stretches: list[tuple[int, int]] = []
    for offset, index in _characters(text):
        holder = raw.FPDFText_GetTextObject(textpage, _place(textpage, index))
        if holder and addressof(holder.contents) in unseen:
            last = stretches[-1] if stretches else (-1, -1)
            if text[last[1] : offset].strip() or last[1] < 0:
                stretches.append((offset, offset + 1))
            else:
                stretches[-1] = (last[0], offset + 1)
    return stretches


def _things(page: pypdfium2.PdfPage) -> Iterator[raw.FPDF_PAGEOBJECT]:
    count = raw.FPDFPage_CountObjects(page)
    for number in range(min(count, OBJECTS_AT_MOST)):
        yield raw.FPDFPage_GetObject(page, number)


def _characters(text: str) -> Iterator[tuple[int, int]]:
    """Each character's offset, and its index in UTF-16, by which PDFium counts."""
    index = 0
    for offset, character in enumerate(text):
        yield offset, index
        index += 1 + (character > "\uffff")


def _place(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    return max(0, int(raw.FPDFText_GetCharIndexFromTextIndex(textpage, index)))


def _is_unseen(
    thing: raw.FPDF_PAGEOBJECT,
    place: int,
    things: list[raw.FPDF_PAGEOBJECT],
    images: list[tuple[int, Box]],
    page: Box,
) -> bool:
    box = _box(thing)
    if raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return not any(_holds(cover, box) for _, cover in images)
    if _is_outside(box, page) or _is_tiny(thing, box):
        return True
    if _is_white(thing) and not _stands_out(box, things[:place]):
        return True
    return any(
        number > place and _holds(cover, box) and not _is_scan(cover, page)
        for number, cover in images
    )


def _box(thing: raw.FPDF_PAGEOBJECT) -> Box:
    if not raw.FPDFPageObj_GetBounds(thing, *EDGES_AT):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = EDGES
    return left.value, bottom.value, right.value, top.value


def _holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    across, up = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= across <= outer[2] and outer[1] <= up <= outer[3]


def _is_outside(box: Box, page: Box) -> bool:
    return box[2] <= page[0] or box[0] >= page[2] or box[3] <= page[1] or box[1] >= page[3]


def _is_scan(box: Box, page: Box) -> bool:
    return _area(box) >= SCAN_SHARE * _area(page)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _is_tiny(thing: raw.FPDF_PAGEOBJECT, box: Box) -> bool:
    """By the height of its letters: a hyphen is low at any size."""
    if box[3] - box[1] >= TINY_BELOW:
        return False
    size, matrix = c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing, byref(size))
    raw.FPDFPageObj_GetMatrix(thing, byref(matrix))
    return size.value * math.hypot(matrix.c, matrix.d) < TINY_BELOW


def _is_white(thing: raw.FPDF_PAGEOBJECT) -> bool:
    if not raw.FPDFPageObj_GetFillColor(thing, *INKS_AT):
        return False
    red, green, blue, alpha = INKS
    return min(red.value, green.value, blue.value) >= WHITE_FROM or alpha.value == 0


def _stands_out(box: Box, beneath: list[raw.FPDF_PAGEOBJECT]) -> bool:
    """Whether something that is not white itself lies beneath white text."""
    return any(
        raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_TEXT
        and not _is_white(one)
        and _holds(_box(one), box)
        for one in beneath
    )
