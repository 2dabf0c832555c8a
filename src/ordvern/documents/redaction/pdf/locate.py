"""Where marked values stand on a page, in points, as PDFium reads it."""

import ctypes
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from ordvern.documents.redaction.values import Values

NO_CHARACTER = "\ufffe"


class Box(NamedTuple):
    """A rectangle in the page's own coordinates, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def is_in_line_with(self, other: "Box") -> bool:
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        height = min(self.top - self.bottom, other.top - other.bottom)
        gap = max(self.left, other.left) - min(self.right, other.right)
        return overlap > height / 2 and gap < max(height, 1.0) * 2


class Origin(NamedTuple):
    """Where a marked character begins, and how far off its glyph may be found."""

    x: float
    y: float
    reach: float


@dataclass(slots=True)
class Found:
    """What is marked on one page. `rest` counts the letters that are not."""

    hits: int = 0
    origins: list[Origin] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rest: Counter[str] = field(default_factory=Counter)


def found_on(document: pypdfium2.PdfDocument, index: int, values: Values) -> Found:
    """The marked places of a page; nothing if its text holds no value."""
    page = document[index]
    text = page.get_textpage()
    try:
        if not values.find(text.get_text_range()):
            return Found()
        return _found_in(text.raw, values)
    finally:
        text.close()
        page.close()


def letters_on(document: pypdfium2.PdfDocument, index: int) -> Counter[str]:
    """How often each letter and digit stands on a page."""
    page = document[index]
    text = page.get_textpage()
    try:
        return _counted(_characters(text.raw))
    finally:
        text.close()
        page.close()


def _found_in(text: raw.FPDF_TEXTPAGE, values: Values) -> Found:
    characters = _characters(text)
    found = Found()
    marked: set[int] = set()
    for hit in values.find("".join(characters)):
        found.hits += 1
        boxes: list[Box] = []
        for at in range(hit.start, hit.end):
            if raw.FPDFText_IsGenerated(text, at) == 1:
                continue
            marked.add(at)
            box = _box(text, at)
            boxes.append(box)
            if not characters[at].isspace():
                found.origins.append(_origin(text, at, box))
        found.boxes += _lines(boxes)
    found.rest = _counted([each for at, each in enumerate(characters) if at not in marked])
    return found


def _characters(text: raw.FPDF_TEXTPAGE) -> list[str]:
    """One text per character of the page: PDFium's own numbering must not be disturbed."""
    count = raw.FPDFText_CountChars(text)
    codes = (raw.FPDFText_GetUnicode(text, at) for at in range(count))
    return [chr(code) if 0 < code < 0x110000 else NO_CHARACTER for code in codes]


def _counted(characters: list[str]) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", "".join(characters))
    return Counter(each for each in plain if each.isalnum())


def _box(text: raw.FPDF_TEXTPAGE, at: int) -> Box:
    rectangle = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, rectangle)
    return Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def _origin(text: raw.FPDF_TEXTPAGE, at: int, box: Box) -> Origin:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    size = max(box.top - box.bottom, box.right - box.left)
    return Origin(x.value, y.value, max(size * 0.06, 0.02))


def _lines(boxes: list[Box]) -> list[Box]:
    """The boxes of characters joined to bars, one for each line they stand on."""
    bars: list[Box] = []
    for box in boxes:
        if bars and bars[-1].is_in_line_with(box):
            bars[-1] = bars[-1].around(box)
        else:
            bars.append(box)
    return bars
