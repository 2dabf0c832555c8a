"""Text of a PDF that the page does not show is told apart from what it shows."""

import pytest
from pikepdf import Dictionary, Name, Pdf

from ordvern.text import Part
from tests.documents.making import pdf, saved, texts

SHOWN = b"BT /F1 12 Tf 20 250 Td (Hei Kari) Tj ET "
UNSEEN = {
    "invisible": b"BT 3 Tr /F1 12 Tf 20 150 Td (Ola) Tj ET",
    "white on white": b"1 g BT /F1 12 Tf 20 150 Td (Ola) Tj ET",
    "outside the page": b"BT /F1 12 Tf 2000 600 Td (Ola) Tj ET",
    "tiny": b"BT /F1 0.2 Tf 20 150 Td (Ola) Tj ET",
    "under an image": b"BT /F1 12 Tf 20 150 Td (Ola) Tj ET q 90 0 0 40 10 140 cm /Im Do Q",
}
SEEN = {
    "white on black": b"0 g 10 140 90 40 re f 1 g BT /F1 12 Tf 20 150 Td (Ola) Tj ET",
    "on an image": b"q 90 0 0 40 10 140 cm /Im Do Q BT /F1 12 Tf 20 150 Td (Ola) Tj ET",
    "the layer of a scan": b"BT 3 Tr /F1 12 Tf 20 150 Td (Ola) Tj ET q 700 0 0 900 0 0 cm /Im Do Q",
    "small letters by a matrix": b"BT /F1 1 Tf 12 0 0 12 20 150 Tm (Ola -) Tj ET",
}


def page(content: bytes) -> bytes:
    document: Pdf = pdf("x")
    image = document.make_stream(b"\x80", Width=1, Height=1, BitsPerComponent=8)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    document.pages[0].Resources.XObject = Dictionary(Im=image)
    document.pages[0].Contents = document.make_stream(SHOWN + content)
    return saved(document)


@pytest.mark.parametrize("way", UNSEEN)
def test_text_that_is_not_seen_is_told_as_hidden(way: str) -> None:
    content = page(UNSEEN[way])

    assert texts(content, Part.HIDDEN) == ["Ola"]
    assert texts(content, Part.BODY) == ["Hei Kari"]


@pytest.mark.parametrize("way", SEEN)
def test_text_that_is_seen_is_not(way: str) -> None:
    content = page(SEEN[way])

    assert texts(content, Part.HIDDEN) == []
    assert "Ola" in " ".join(texts(content, Part.BODY))


def test_a_line_is_cut_where_hidden_text_begins() -> None:
    content = page(b"BT 3 Tr /F1 12 Tf 160 250 Td (Ola) Tj 0 Tr 60 0 Td (ja) Tj ET")

    assert texts(content, Part.HIDDEN) == ["Ola"]
    assert "ja" in " ".join(texts(content, Part.BODY))
