"""Workbooks are read as people see them, and then all that people do not see."""

import pytest

from ordvern.documents import Notice, Reason
from ordvern.text import Part
from tests.documents.making import SHEET, read_here, texts, workbook

CELL = '<sheetData><row r="1"><c r="A1" {}>{}</c></row></sheetData>'
STYLES = (
    f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="200" formatCode="00000000000"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs>'
    "</styleSheet>"
)
STYLED = {"xl/styles.xml": STYLES}


def test_a_row_is_one_segment_with_its_cells_in_order() -> None:
    rows = (
        '<sheetData><row r="7"><c r="A7" t="s"><v>0</v></c><c r="B7"><v>22334455</v></c>'
        '<c r="C7" t="inlineStr"><is><t>Bergen</t></is></c></row></sheetData>'
    )
    reading = read_here(workbook(rows, strings="<si><r><t>Ola </t></r><r><t>N</t></r></si>"))

    row = next(segment for segment in reading.segments if segment.part is Part.BODY)
    assert row.text == "Ola N\t22334455\tBergen"
    assert row.locator == "xl/worksheets/sheet1.xml#row7"


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("1", "29221", "01.01.1980"),
        ("2", "1817200024", "01817200024"),
        ("0", "1.2857900020000001E10", "12857900020"),
        ("0", "0.30000000000000004", "0.3"),
        ("99", "42", "42"),
        ("9" * 5000, "42", "42"),
        ("0", "no number", "no number"),
        ("1", "no date", "no date"),
        ("1", "9e99", "9e+99"),
        ("0", "9" * 5000, "9" * 5000),
    ],
)
def test_numbers_are_told_as_they_are_shown(style: str, value: str, shown: str) -> None:
    book = workbook(CELL.format(f's="{style}"', f"<v>{value}</v>"), parts=STYLED)

    assert texts(book, Part.BODY) == [shown]


@pytest.mark.parametrize(
    ("rows", "sheet"),
    [
        ('<sheetData><row r="1" hidden="1"><c r="A1"><v>5</v></c></row></sheetData>', ""),
        ('<cols><col min="1" max="2" hidden="1"/></cols>' + CELL.format("", "<v>5</v>"), ""),
        (CELL.format("", "<v>5</v>"), 'state="veryHidden"'),
    ],
)
def test_hidden_rows_columns_and_sheets_are_told_as_hidden(rows: str, sheet: str) -> None:
    assert texts(workbook(rows, sheet=sheet), Part.HIDDEN) == ["5"]


def test_strings_that_no_cell_shows_any_more_are_told() -> None:
    assert "deleted row" in texts(
        workbook("", strings="<si><t>deleted row</t></si>"), Part.NOT_SHOWN
    )


def test_comments_and_their_authors_are_told() -> None:
    comments = (
        f'<comments xmlns="{SHEET}"><authors><author>Kari</author></authors><commentList>'
        '<comment ref="A1"><text><r><t>ring Ola</t></r></text></comment></commentList></comments>'
    )

    told = texts(workbook("", parts={"xl/comments1.xml": comments}), Part.COMMENT)
    assert told == ["Kari", "ring Ola"]


def test_formulas_headers_and_names_are_told() -> None:
    rows = (
        CELL.format("", '<f>"Ola "&amp;B1</f><v>1</v>')
        + "<headerFooter><oddHeader>&amp;CSak 12</oddHeader></headerFooter>"
    )

    assert texts(workbook(rows), Part.FIELD) == ['"Ola "&B1']
    assert texts(workbook(rows), Part.HEADER) == ["&CSak 12"]
    assert "Ark" in texts(workbook(rows), Part.METADATA)


def test_numbers_of_strings_that_do_not_exist_are_passed_by() -> None:
    rows = CELL.format('t="s"', "<v>7</v>") + CELL.format('t="s"', f"<v>{'9' * 5000}</v>")

    assert texts(workbook(rows, strings="<si><t>x</t></si>"), Part.BODY) == []


def test_dates_may_count_from_1904() -> None:
    main = f'<workbook xmlns="{SHEET}"><workbookPr date1904="1"/></workbook>'
    rows = CELL.format('s="1"', "<v>1</v>")

    told = texts(workbook(rows, parts={**STYLED, "xl/workbook.xml": main}), Part.BODY)
    assert told == ["02.01.1904"]


def test_formulas_that_call_out_are_noticed() -> None:
    rows = CELL.format("", '<f>WEBSERVICE("http://127.0.0.1:9/")</f>')

    assert Notice(Reason.POINTS_OUTSIDE, 1) in read_here(workbook(rows)).notices


def test_the_last_cell_of_the_sheet_costs_no_more_than_the_first() -> None:
    rows = '<sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'

    assert texts(workbook(rows), Part.BODY) == ["7"]


def test_a_long_string_shared_by_many_cells_is_told_once() -> None:
    cells = '<c t="s"><v>0</v></c>' * 500
    rows = f'<sheetData><row r="1">{cells}</row></sheetData>'

    told = texts(workbook(rows, strings=f"<si><t>{'long ' * 100}</t></si>"), Part.BODY)
    assert sum(map(len, told)) < 1000
