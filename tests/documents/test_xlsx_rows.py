"""The short way through a sheet's rows tells what the long way tells, or is not taken."""

from collections.abc import Callable

import pytest

from ordvern.documents.formats import xlsx
from ordvern.documents.formats.xlsx_rows import plain_sheet
from tests.documents.making import SHEET, read_here, workbook

Sheet = Callable[[bytes], object]
PLAIN = [
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>',
    '<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>Kari &amp; &#248;</t></is></c></row>',
    '<row r="2"><c r="C2" s="1"><f>A1&amp;"x"</f><v>0.1</v></c><c r="D2"/></row><row r="3"/>',
    '<row>\n<c t="str"><f t="shared" si="0"/><v>ja</v></c> <c t="b"><v>1</v></c></row>\n',
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c></row>',
    '<row r="1"><c r="A1"><f>WEBSERVICE("a")</f></c><c r="B1"><v/></c></row>',
]
OTHER = [
    '<row r="1"><c r="A1"><!-- Kari --><v>1</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>Ka</t></r><r><t>ri</t></r></is></c></row>',
    '<row r="1"><c t="s" r="A1"><v>0</v></c></row>',
    '<row r="1">løs tekst<c r="A1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><extLst/></row>',
    '<row r="1"><c r="A1" t="str"><v>a&ukjent;b</v></c></row>',
]


def sheet(rows: str, columns: str = "") -> bytes:
    strings = "<si><t>Ola</t></si>"
    return workbook(f"{columns}<sheetData>{rows}</sheetData>", strings=strings)


@pytest.mark.parametrize("columns", ["", '<cols><col min="2" max="3" hidden="1"/></cols>'])
@pytest.mark.parametrize("rows", [*PLAIN, *OTHER])
def test_both_ways_tell_the_same(rows: str, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = read_here(sheet(rows, columns))
    monkeypatch.setattr(xlsx, "plain_sheet", lambda _: None)

    assert read_here(sheet(rows, columns)) == short


def source(rows: str) -> bytes:
    return f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize("rows", PLAIN)
def test_the_short_way_is_taken_where_rows_are_plain(rows: str) -> None:
    assert plain_sheet(source(rows)) is not None


@pytest.mark.parametrize("rows", [*OTHER, '<row r="1"><c r="A1"/>', "<row", "Kari", "<c/>"])
def test_it_is_not_taken_where_they_are_not(rows: str) -> None:
    assert plain_sheet(source(rows)) is None


@pytest.mark.parametrize(
    "content",
    [
        source(PLAIN[0]).decode().encode("utf-16"),
        b"<?xml version='1.0' encoding='latin-1'?>" + source(PLAIN[0]),
        b"<!DOCTYPE a>" + source(PLAIN[0]),
        source(PLAIN[0]).replace(b"xmlns=", b"xmlns:x="),
        source('<row r="1"><c r="A1"><v>\r\n1</v></c></row>'),
        source(PLAIN[0]).replace(b"7", b"\xff"),
    ],
)
def test_nor_in_another_encoding_or_vocabulary(content: bytes) -> None:
    assert plain_sheet(content) is None
