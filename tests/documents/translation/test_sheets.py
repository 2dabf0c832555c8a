"""Workbooks: only shown cells are translated, and what Excel keeps a copy of follows."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ordvern.documents.translation.forms.grid import Area, place_of_cell
from tests.documents.making import OFFICE, RELATIONS, SHEET, with_parts, workbook
from tests.documents.translation.samples import in_capitals, opened, said, sheets

STRINGS = "<si><t>Navn</t></si><si><t>Pris</t></si><si><t>Eple</t></si>"
TABLE = (
    f'<table xmlns="{SHEET}" id="1" name="T" ref="A1:B2"><tableColumns count="2">'
    '<tableColumn id="1" name="Navn"/><tableColumn id="2" name="Pris"/></tableColumns></table>'
)
RELATION = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/table" '
    'Target="../tables/table1.xml"/></Relationships>'
)


def with_table(formula: str = "") -> bytes:
    rows = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        f'<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><f>{formula}</f><v>3</v></c></row>'
        "</sheetData>"
    )
    parts = {
        "xl/tables/table1.xml": TABLE,
        "xl/worksheets/_rels/sheet1.xml.rels": RELATION,
    }
    return with_parts(workbook(rows, strings=STRINGS), parts)


def capitals(content: bytes) -> ZipFile:
    document = opened("xlsx", content, "en")
    for place in document.places:
        place.put(in_capitals(place.atoms))
    return ZipFile(BytesIO(document.save()))


def test_what_is_hidden_or_a_number_is_left_out() -> None:
    assert said(opened("xlsx", sheets()).places) == [
        "Navn",
        "[1 bold]Fet[/1] tekst",
        "I cellen",
        "Topp[2 other/]Side",
    ]


def test_codes_of_headers_stay() -> None:
    sheet = capitals(sheets()).read("xl/worksheets/sheet1.xml").decode()

    assert "<oddHeader>&amp;L&amp;BTOPP&amp;RSIDE &amp;P</oddHeader>" in sheet


def test_headings_of_tables_follow_their_cells() -> None:
    table = capitals(with_table()).read("xl/tables/table1.xml").decode()

    assert 'name="NAVN"' in table
    assert 'name="PRIS"' in table


def test_headings_that_a_formula_names_stay() -> None:
    content = with_table("SUM(T[Pris])")

    assert said(opened("xlsx", content).places) == ["Eple"]
    assert 'name="Pris"' in capitals(content).read("xl/tables/table1.xml").decode()


@pytest.mark.parametrize(
    ("reference", "place"), [("A1", (1, 1)), ("$AB$12", (12, 28)), ("x", (0, 0)), ("", (0, 0))]
)
def test_places_of_cells(reference: str, place: tuple[int, int]) -> None:
    assert place_of_cell(reference) == place
    assert (2, 2) in Area.of("A1:C3")
    assert (2, 2) not in Area.of("A1:C3").top
    assert (0, 0) not in Area.of("nowhere")
