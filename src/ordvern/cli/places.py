"""Says where in a document a segment stands, in words for people: "page 3", "sheet 2 row 17"."""

import re
from collections.abc import Callable

from ordvern.text import Part, Segment

from .complaints import plain_name

_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"page (\d+)@\d+", r"page \1"),
    (r"line (\d+)", r"line \1"),
    (r"xl/worksheets/sheet(\d+)\.xml#row(\d+)f?", r"sheet \1 row \2"),
    (r"ppt/slides/slide(\d+)\.xml#\d+", r"slide \1"),
    (r"ppt/notesSlides/notesSlide(\d+)\.xml#\d+", r"notes \1"),
    (r"word/document\.xml#(\d+)", r"paragraph \1"),
    (r"word/(\w+?)\d*\.xml#(\d+)", r"\1 \2"),
    (r"part\d+#header(\d+)", r"mail header \1"),
    (r"part\d+#(?:line|source)@\d+", "text of the mail"),
    (r"content\.xml#(\d+)", r"paragraph \1"),
)
_OFFSET = re.compile(r"(?:line|source)@\d+")
"""In plain text and HTML a locator is where in the file it begins: of no use to people."""
PLACES = tuple((re.compile(pattern), words) for pattern, words in _PATTERNS)


def place(segment: Segment, number: int, say: Callable[[str], str] = str) -> str:
    """Where the segment, `number` of its document, stands.

    What is not plain body text is named as what it is (header, hidden...). A locator of a shape
    that is not known here is given as it is. The words are English, as programs read them,
    unless `say` puts them into another language.
    """
    *packages, locator = segment.locator.split("!")
    words = next(
        (shape.sub(say(text), locator) for shape, text in PLACES if shape.fullmatch(locator)),
        locator,
    )
    if _OFFSET.fullmatch(locator):
        words = say("paragraph {number}").format(number=number + 1)
    if segment.part is Part.FILE_NAME:
        words = say("the file's name")
    elif segment.part is not Part.BODY:
        words = f"{say(segment.part.value.replace('_', ' '))} ({words})"
    return plain_name(say(" in ").join([words, *reversed(packages)]))
