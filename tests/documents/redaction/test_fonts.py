"""Codes and widths of PDF fonts, in every way a font can give them."""

# ruff: noqa: E501  the fixtures read better on long lines

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from ordvern.documents.redaction.pdf.cmap import code_map
from ordvern.documents.redaction.pdf.fonts import NotUnderstood, font_of

CMAP = b"""/WMode 0 def
1 begincodespacerange <00> <7F> endcodespacerange
1 begincodespacerange <8140> <9FFC> endcodespacerange
2 begincidrange <20> <7e> 1 <8140> <817e> 633 endcidrange
1 begincidchar <8180> 700 endcidchar
"""


def composite(**more: object) -> Dictionary:
    return Dictionary(
        Subtype=Name.Type0,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([Dictionary(**more)]),
    )


def test_widths_of_a_simple_font() -> None:
    font = font_of(
        Dictionary(
            Subtype=Name.TrueType,
            FirstChar=65,
            Widths=Array([500, 600]),
            FontDescriptor=Dictionary(MissingWidth=250),
        )
    )

    assert [font.advance(code) for code in (65, 66, 67)] == [0.5, 0.6, 0.25]
    assert font.split(b"AB") == [(65, 1), (66, 1)]


def test_widths_of_a_drawn_font_are_in_its_own_units() -> None:
    font = font_of(
        Dictionary(
            Subtype=Name.Type3,
            FirstChar=1,
            Widths=Array([40]),
            FontMatrix=Array([0.02, 0, 0, 0.02, 0, 0]),
        )
    )

    assert font.advance(1) == pytest.approx(0.8)


def test_fonts_that_every_reader_has_bring_no_widths() -> None:
    differences = Dictionary(Differences=Array([200, Name("/W"), Name("/space")]))
    font = font_of(Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=differences))

    assert [font.advance(code) for code in (ord("W"), 200, 201)] == [0.944, 0.944, 0.278]


def test_widths_of_a_composite_font() -> None:
    font = font_of(composite(DW=700, W=Array([5, Array([100, 200]), 10, 12, 300])))

    assert [font.advance(code) for code in (4, 5, 6, 10, 12, 13)] == [0.7, 0.1, 0.2, 0.3, 0.3, 0.7]
    assert font.split(b"\0\x05\x01\x02") == [(5, 2), (258, 2)]


def test_embedded_map_of_codes() -> None:
    codes = code_map(CMAP)

    assert codes.split(b"A\x81\x41\x81\x80\xff") == [(65, 1), (0x8141, 2), (0x8180, 2), (255, 1)]
    assert [codes.cid(code) for code in (0x20, 0x8141, 0x8180, 0x9000)] == [1, 634, 700, 0]


def test_composite_font_with_an_embedded_map() -> None:
    pdf = Pdf.new()
    font = composite(W=Array([1, Array([400])]))
    font.Encoding = pdf.make_stream(CMAP)

    assert font_of(font).advance(0x20) == 0.4


@pytest.mark.parametrize(
    "font",
    [
        Dictionary(Subtype=Name.TrueType, BaseFont=Name.Unknown),
        Dictionary(Subtype=Name.Type0, Encoding=Name("/90ms-RKSJ-H"), DescendantFonts=Array([Dictionary()])),
        Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-V"), DescendantFonts=Array([Dictionary()])),
        Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H")),
    ],
)  # fmt: skip
def test_what_has_no_known_widths_is_not_guessed(font: Dictionary) -> None:
    with pytest.raises(NotUnderstood):
        font_of(font)
