"""Text in pictures is read where tesseract is installed, and counted where it is not."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ordvern.documents import READING, Limits, Notice, Reason, ocr, read
from ordvern.documents.embedded import Picture
from ordvern.documents.ocr import engine, pictures
from ordvern.text import Part
from tests.documents.making import mail, paragraph, pdf, saved, texts, with_parts, word

WORDS = "Pasienten Kåre Ødegård, født 1. mai"
COUNTED = Notice(Reason.COULD_NOT_CHECK_IMAGES, 1)
FONTS = [*Path("/usr/share/fonts").rglob("DejaVuSans.ttf")]
needs_tesseract = pytest.mark.skipif(
    not ocr.is_installed(), reason="install tesseract-ocr-nor and the extra ocr to run this"
)


def drawn(text: str = WORDS, kind: str = "PNG") -> bytes:
    """A white picture with one line of text from (20, 30)."""
    font = ImageFont.truetype(str(FONTS[0]), 40) if FONTS else ImageFont.load_default(40)
    image = Image.new("L", (1400, 120), 255)
    ImageDraw.Draw(image).text((20, 30), text, font=font, fill=0)
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def scan(pages: int = 1) -> bytes:
    """A PDF of pages that are pictures."""
    images = [Image.open(io.BytesIO(drawn())) for _ in range(pages)]
    stream = io.BytesIO()
    images[0].save(stream, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return stream.getvalue()


def letter() -> bytes:
    return with_parts(word(paragraph("x")), {"word/media/a.png": drawn()})


HOLDERS = {
    "image": (drawn(), "page 1!line 1"),
    "tiff": (drawn(kind="TIFF"), "page 1!line 1"),
    "docx": (letter(), "word/media/a.png!line 1"),
    "scanned pdf": (scan(), "page 1!line 1"),
    "mail": (mail("x", attached=drawn(), name="a.png"), "part2!page 1!line 1"),
}  # fmt: skip


@needs_tesseract
@pytest.mark.parametrize("holder", HOLDERS)
def test_a_picture_is_read_in_the_cage_with_its_place(holder: str) -> None:
    content, place = HOLDERS[holder]
    reading = read(io.BytesIO(content), name="brev")
    told = [(one.text, one.locator) for one in reading.segments if one.part is Part.PICTURE]

    assert told == [(WORDS, place)]
    assert COUNTED not in reading.notices


@pytest.mark.parametrize("holder", HOLDERS)
def test_without_tesseract_it_is_counted(holder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "tesserocr", None)
    account = pictures.Account(READING)

    assert list(ocr.told([Picture(HOLDERS[holder][0], "a")], account)) == []
    assert account.notices() == (COUNTED,)


def test_numbers_of_other_segments_do_not_depend_on_pictures() -> None:
    content = letter()
    with_ocr, without = read(io.BytesIO(content)), read(io.BytesIO(content), ocr=False)

    count = len(without.segments)
    assert with_ocr.segments[:count] == without.segments
    assert [one.part for one in with_ocr.segments[count:]] in ([], [Part.FILE_NAME, Part.PICTURE])


@needs_tesseract
def test_each_word_has_its_box_on_the_picture() -> None:
    (line,) = ocr.recognised(Picture(drawn("Kari Nordmann"), ""), most=10**7, seconds=20)

    assert [line.text[word.span.start : word.span.end] for word in line.words] == [
        "Kari",
        "Nordmann",
    ]
    for each in line.words:
        left, top, right, bottom = each.box
        assert 15 <= left < right <= 400
        assert 25 <= top < bottom <= 85


@needs_tesseract
@pytest.mark.parametrize(
    "limits", [Limits(picture_seconds=60, pictures=0), Limits(picture_seconds=1e-6)]
)
def test_pictures_beyond_the_limits_are_counted(limits: Limits) -> None:
    account = pictures.Account(limits)

    assert list(ocr.told([Picture(drawn(), "a")], account)) == []
    assert account.notices() == (COUNTED,)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", drawn()[:90], b"%PDF-1.7"])
def test_what_is_no_picture_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(ocr.NotAPicture):
        ocr.pixels_of(Picture(content, ""), most=10**6)


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    with pytest.raises(ocr.NotAPicture):
        ocr.pixels_of(Picture(drawn(), ""), most=1000)


def test_transparency_is_white_paper() -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    stream = io.BytesIO()
    image.save(stream, "PNG")

    assert ocr.pixels_of(Picture(stream.getvalue(), ""), most=1000).getextrema() == (255, 255)


def test_pages_with_text_of_their_own_are_not_looked_at_as_pictures() -> None:
    assert texts(saved(pdf("Hei Ola"))) == ["Hei Ola"]


def test_what_is_written_beside_the_pixels_is_told() -> None:
    image = Image.new("L", (20, 20))
    exif = image.getexif()
    exif[0x013B] = "Kari Nordmann"
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, comment=b"ring Ola")

    assert {"Kari Nordmann", "ring Ola"} <= set(texts(stream.getvalue(), Part.METADATA))
