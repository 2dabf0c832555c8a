"""The short way through a sheet's rows tells what the long way tells, or is not taken."""

from collections.abc import Callable

import pytest

from ordvern.documents import Limits, Reason, Refused
from ordvern.documents.formats import xlsx_sources
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
    monkeypatch.setattr(xlsx_sources, "plain_sheet", lambda _: None)

    assert read_here(sheet(rows, columns)) == short


def table(rows: int) -> str:
    """Rows of two shapes in turn, each tenth with a formula, an empty value or a reference."""
    odd = ["<f>A1+1</f><v>2</v>", "<v>a&amp;b</v>", "<v/>"]
    return "".join(
        f'<row r="{n}"><c r="A{n}" s="{n % 2}" t="s"><v>0</v></c>'
        f'<c r="B{n}" t="str">{odd[n % 3] if n % 10 == 0 else f"<v>{n} r=</v>"}</c><c r="C{n}"/>'
        f'<c r="D{n}" t="inlineStr"><is><t>Kari {n}</t></is></c></row>'
        for n in range(rows)
    )


@pytest.mark.parametrize("columns", ["", '<cols><col min="2" max="2" hidden="1"/></cols>'])
def test_rows_cut_by_their_shape_tell_what_a_tree_tells(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = read_here(sheet(table(100), columns))
    monkeypatch.setattr(xlsx_sources, "plain_sheet", lambda _: None)

    assert read_here(sheet(table(100), columns)) == short
    assert len(short.segments) >= 100


@pytest.mark.parametrize("columns", ["", '<cols><col min="2" max="2" hidden="1"/></cols>'])
@pytest.mark.parametrize("rows", [table(90), table(30) + "".join(OTHER[:5]) + table(30), "<row/>"])
@pytest.mark.parametrize("chunk", [700, 1 << 20])
def test_a_sheet_read_in_windows_tells_the_same(
    rows: str, columns: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_here(sheet(rows, columns))
    monkeypatch.setattr(xlsx_sources, "WHOLE_AT_MOST", 0)
    monkeypatch.setattr("ordvern.documents.package.CHUNK", chunk)

    assert read_here(sheet(rows, columns)) == whole


@pytest.mark.parametrize("rows", [table(90) + "<row><c>", table(90) + "</sheetData><a>Kari"])
def test_a_large_sheet_that_breaks_off_is_refused(
    rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_sources, "WHOLE_AT_MOST", 0)

    with pytest.raises(Refused, match=Reason.CORRUPT):
        read_here(sheet(rows))


def test_what_is_streamed_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sources, "WHOLE_AT_MOST", 0)

    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        read_here(sheet(table(90)), limits=Limits(streamed=4000))


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
