"""Words in pictures are painted over where a mark stands on them, and OCR reads them no more."""

import io

import pytest
from PIL import Image

from ordvern.documents import READING, Limits, Mark, Reason, Refused, read, redact
from ordvern.documents.redaction.pixels import painted
from ordvern.documents.redaction.values import Values
from ordvern.text import Part, Span
from tests.documents.making import mail
from tests.documents.ocr.test_pictures import drawn, needs_tesseract, scan
from tests.documents.redaction.planting import png
from tests.documents.redaction.test_docx import BODY, changed, letter

NAME = "Kåre Ødegård"
PICTURE = changed(
    letter(),
    parts={"word/media/image1.png": drawn()},
    relations=[(BODY, "image", "media/image1.png", False)],
)
HOLDERS = {
    "png": drawn(),
    "jpeg": drawn(kind="JPEG"),
    "tiff": drawn(kind="TIFF"),
    "docx": PICTURE,
    "scanned pdf": scan(),
    "mail": mail("x", attached=drawn(), name="a.png"),
}


def told(content: bytes) -> str:
    segments = read(io.BytesIO(content), limits=READING).segments
    return "\n".join(each.text for each in segments if each.part is Part.PICTURE)


def mark_in_picture(content: bytes) -> Mark:
    for number, each in enumerate(read(io.BytesIO(content), limits=READING).segments):
        if each.part is Part.PICTURE and NAME in each.text:
            at = each.text.index(NAME)
            return Mark(number, Span(at, at + len(NAME)), "[navn 1]")
    raise AssertionError("nothing was read in the picture")


@needs_tesseract
@pytest.mark.parametrize("holder", HOLDERS)
def test_marked_words_are_painted_over(holder: str) -> None:
    copy = redact(io.BytesIO(HOLDERS[holder]), [mark_in_picture(HOLDERS[holder])])

    assert "Ødegård" not in told(copy.content)
    assert "Pasienten" in told(copy.content)
    assert copy.removed


@needs_tesseract
def test_pixels_elsewhere_stay() -> None:
    content = drawn()
    limits = Limits(picture_seconds=20.0)
    copy, places = painted(content, Values({NAME: "[1]"}), limits)

    before, after = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(copy or b""))
    assert places == 2
    assert after.size == before.size
    assert after.crop((0, 0, 200, 120)).tobytes() == before.crop((0, 0, 200, 120)).tobytes()


def test_without_marks_only_notes_beside_the_pixels_go() -> None:
    copy = redact(io.BytesIO(png("Kåre")), [])

    assert b"tEXt" not in copy.content


def test_marks_on_pictures_that_cannot_be_read_give_no_copy() -> None:
    with pytest.raises(Refused) as refused:
        redact(io.BytesIO(png("x")), [Mark(3, Span(0, 4), "[navn 1]")])

    assert refused.value.reason is Reason.NOT_PROVEN
