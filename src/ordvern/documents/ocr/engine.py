"""Tesseract by its library, tesserocr: no program is started and no file is written.

Its data for Norwegian and English are those of the system (on Debian, the package
tesseract-ocr-nor); without Norwegian it would read æ, ø and å as other letters, so that it is
then taken as not installed.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL.Image import Image

from ordvern.text import Span

os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read as the library loads; the cage has no threads
try:
    import tesserocr
except ImportError:  # the extra "ocr" is not installed
    tesserocr = None

DATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
NEEDED = ("nor", "eng")
SURE = 35.0
"""Below this confidence (0-100) a word is more often a scratch, a stamp or handwriting."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word at `span` of its line's text, inside `box`: left, top, right and bottom in pixels of
    the picture as `pixels_of` gives it, right and bottom exclusive."""

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line of text on a picture; `doubtful` words of it were seen but are not told."""

    text: str
    words: tuple[OcrWord, ...]
    doubtful: int = 0


class NoTime(Exception):
    """Recognition did not finish in the time it was given."""


@cache
def data_folder() -> str:
    """Where the data of the languages lie; empty if not all of them are there."""
    return next(
        (
            folder
            for folder in DATA
            if all((Path(folder) / f"{name}.traineddata").is_file() for name in NEEDED)
        ),
        "",
    )


def is_installed() -> bool:
    return tesserocr is not None and bool(data_folder())


def lines_on(pixels: Image, *, seconds: float) -> list[OcrLine]:
    """The lines of text on a picture, as one reads them; raise NoTime if it takes longer."""
    languages = "+".join(NEEDED)
    with tesserocr.PyTessBaseAPI(
        path=data_folder(), lang=languages, psm=tesserocr.PSM.AUTO
    ) as machine:
        machine.SetVariable("debug_file", "")  # the cage opens nothing for writing, not /dev/null
        machine.SetImage(pixels)
        machine.SetSourceResolution(300)
        if not machine.Recognize(max(1, int(seconds * 1000))):
            raise NoTime
        found = list(_words(machine.GetIterator()))
    return [_line(words) for words in _by_line(found)]


_Word = tuple[str, Box, float, bool]


def _words(results: object) -> Iterator[_Word]:
    """Text, box and confidence of each word, and whether it is the first of its line."""
    level = tesserocr.RIL
    for word in tesserocr.iterate_level(results, level.WORD) if results else ():
        if word.Empty(level.WORD):
            continue
        box = word.BoundingBox(level.WORD)
        text = word.GetUTF8Text(level.WORD).strip()
        if box and text:
            starts = bool(word.IsAtBeginningOf(level.TEXTLINE))
            yield text, box, word.Confidence(level.WORD), starts


def _by_line(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in words:
        if word[3] and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _line(words: Sequence[_Word]) -> OcrLine:
    told: list[OcrWord] = []
    text = ""
    for word, box, confidence, _ in words:
        if confidence >= SURE:
            start = len(text) + bool(text)
            text = f"{text} {word}" if text else word
            told.append(OcrWord(Span(start, len(text)), box))
    doubtful = sum(one[2] < SURE and any(map(str.isalnum, one[0])) for one in words)
    return OcrLine(text, tuple(told), doubtful)
