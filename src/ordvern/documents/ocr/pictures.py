"""Reads the pictures of a document one after the other, until its time for them is used."""

import time
from collections.abc import Iterator, Sequence

from PIL.Image import Resampling

from ordvern.documents.account import Account
from ordvern.documents.embedded import Picture
from ordvern.documents.ocr.engine import Box, NoTime, OcrLine, OcrWord, is_installed, lines_on
from ordvern.documents.ocr.pixels import NotAPicture, pixels_of
from ordvern.documents.reason import Reason
from ordvern.text import Part, Segment

SMALLEST = 12
"""Pixels: what is lower or narrower is a line or a dot and holds no letter."""
SCREEN_WIDTH = 1300
"""Pictures up to this many pixels wide are mostly of screens, whose letters are 8-12 pixels high:
tesseract wants 20-30 (its manual, "Improving the quality of the output")."""
DOUBTFUL_SHARE = 0.2


def told(pictures: Sequence[Picture], account: Account) -> Iterator[Segment]:
    """What the pictures say, line by line (``page 3!line 7``). A picture that was not read, or of
    whose words too many are in doubt, is counted as one that could not be checked."""
    if not (account.limits.picture_seconds and is_installed()):
        account.note(Reason.COULD_NOT_CHECK_IMAGES, len(pictures))
        return
    deadline = time.monotonic() + account.limits.picture_seconds
    for number, picture in enumerate(pictures):
        left = deadline - time.monotonic()
        if left <= 0 or number >= account.limits.pictures:
            account.note(Reason.COULD_NOT_CHECK_IMAGES, len(pictures) - number)
            return
        yield from _on(picture, account, left)


def _on(picture: Picture, account: Account, seconds: float) -> Iterator[Segment]:
    try:
        lines = recognised(picture, most=account.limits.pixels, seconds=seconds)
    except (NotAPicture, NoTime):
        account.note(Reason.COULD_NOT_CHECK_IMAGES)
        return
    doubtful = sum(line.doubtful for line in lines)
    sure = sum(len(line.words) for line in lines)
    account.note(Reason.COULD_NOT_CHECK_IMAGES, int(doubtful > DOUBTFUL_SHARE * (doubtful + sure)))
    for number, line in enumerate(lines, 1):
        if line.text:
            account.take(line.text)
            yield Segment(line.text, f"{picture.locator}!line {number}", Part.PICTURE)


def recognised(picture: Picture, *, most: int, seconds: float) -> list[OcrLine]:
    """Every line on a picture, in the order and with the numbers of `told`; boxes in pixels of
    `pixels_of`. Raises NotAPicture or NoTime."""
    pixels = pixels_of(picture, most=most)
    if min(pixels.size) < SMALLEST:
        return []
    times = 2 if pixels.width < SCREEN_WIDTH else 1
    if times == 1:
        return lines_on(pixels, seconds=seconds)
    enlarged = pixels.resize((pixels.width * times, pixels.height * times), Resampling.BICUBIC)
    return [_shrunk(line, times) for line in lines_on(enlarged, seconds=seconds)]


def _shrunk(line: OcrLine, times: int) -> OcrLine:
    """Boxes of a picture that was enlarged, in its own pixels again, rounded outwards."""
    words = tuple(OcrWord(word.span, _inside(word.box, times)) for word in line.words)
    return OcrLine(line.text, words, line.doubtful)


def _inside(box: Box, times: int) -> Box:
    left, top, right, bottom = box
    return left // times, top // times, -(-right // times), -(-bottom // times)
