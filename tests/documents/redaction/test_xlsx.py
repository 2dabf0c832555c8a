"""A planted name or number leaves a workbook from every kind of cell and every part."""

# ruff: noqa: E501  the XML of the fixtures reads better on long lines

import io
from collections.abc import Callable
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from ordvern.documents import Limits, Mark
from ordvern.documents.content import read_content
from ordvern.documents.redaction import redact_content
from ordvern.text import Span
from tests.documents.redaction.planting import KEPT, NAME, NUMBER, changed, inflated, redact, traces
from tests.documents.redaction.workbooks import MAIN, SHEET, TYPES, workbook

FIRST = [f"{NAME}, {NUMBER}", KEPT]
DAY = date(1985, 3, 12)
SERIAL = (DAY - date(1899, 12, 30)).days


def string(text: str) -> str:
    return f"<t>{text}</t>"


def formula(code: str, cached: str, kind: str = "str") -> str:
    return f'<c r="A2" t="{kind}"><f>{code}</f><v>{cached}</v></c>'


def with_part(name: str, kind: str, content_type: str, xml: str) -> bytes:
    return changed(
        workbook([FIRST]),
        parts={f"xl/{name}": xml},
        types={f"xl/{name}": content_type},
        relations=[("xl/workbook.xml", kind, name, False)],
    )


COMMENTS = (
    f'<comments xmlns="{MAIN}"><authors><author>{NAME}</author></authors><commentList><comment ref="A1" '
    f'authorId="0"><text><r><t>Sol</t></r><r><t>frid Kanarivik</t></r></text></comment></commentList></comments>'
)
THREADS = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<threadedComment ref="A1" personId="{{1}}" id="{{2}}"><text>{NUMBER}</text></threadedComment></ThreadedComments>'
)
PERSONS = (
    '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<person displayName="{NAME}" id="{{1}}" userId="solfrid.kanarivik@example.no" providerId="AD"/></personList>'
)
PIVOT = (
    f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields count="1"><cacheField name="{NAME}"><sharedItems>'
    f'<s v="{NAME}"/><n v="41234567"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
)
EXTERNAL = (
    f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" '
    f't="str"><v>{NAME}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
)
CONNECTION = f'<connections xmlns="{MAIN}"><connection id="1" name="{NAME}"><webPr url="{NUMBER}"/></connection></connections>'

CONTAINERS: dict[str, Callable[[], bytes]] = {
    "shared string": lambda: workbook(
        [FIRST, ['<c r="A2" t="s"><v>0</v></c>']], strings=[string(f"{NAME} {NUMBER}")]
    ),
    "shared string in runs": lambda: workbook(
        [FIRST], strings=[f"<r>{string('Solfrid Kana')}</r><r>{string('rivik')}</r>"]
    ),
    "inline string": lambda: workbook([FIRST, [NAME, NUMBER]]),
    "number": lambda: workbook([FIRST, [41234567]]),
    "number with country": lambda: workbook([FIRST, [4741234567]]),
    "number in powers of ten": lambda: workbook([FIRST, ['<c r="A2"><v>4.1234567E7</v></c>']]),
    "cached string": lambda: workbook([FIRST, [formula("A1", NAME)]]),
    "cached number": lambda: workbook([FIRST, [formula("A1+1", "41234567", "n")]]),
    "string in a formula": lambda: workbook([FIRST, [formula(f'IF(1,"{NAME}","")', "x")]]),
    "string put together": lambda: workbook([FIRST, [formula('"Solfrid Kana"&amp;"rivik"', NAME)]]),
    "hidden row": lambda: workbook([FIRST, [NAME]]),
    "header": lambda: workbook(
        [FIRST], after=f"<headerFooter><oddHeader>&amp;C{NAME} {NUMBER}</oddHeader></headerFooter>"
    ),
    "validation": lambda: workbook(
        [FIRST],
        after=f'<dataValidations><dataValidation prompt="{NAME}" sqref="A1"><formula1>"{NAME},b"</formula1>'
        "</dataValidation></dataValidations>",
    ),
    "link": lambda: changed(
        workbook(
            [FIRST],
            after=f'<hyperlinks><hyperlink ref="A1" display="{NAME}" tooltip="{NUMBER}"/></hyperlinks>',
        ),
        relations=[(SHEET, "hyperlink", "mailto:solfrid.kanarivik@example.no", True)],
    ),
    "sheet name": lambda: workbook([FIRST], name=NAME),
    "defined name": lambda: workbook(
        [FIRST],
        inside=f'<definedNames><definedName name="Solfrid_Kanarivik" comment="{NUMBER}">"{NAME}"</definedName></definedNames>',
    ),
    "comments": lambda: with_part("comments1.xml", "comments", TYPES + "comments+xml", COMMENTS),
    "threaded comments": lambda: with_part(
        "threadedComment1.xml",
        "threadedComment",
        "application/vnd.ms-excel.threadedcomments+xml",
        THREADS,
    ),
    "persons": lambda: with_part(
        "person.xml", "person", "application/vnd.ms-excel.person+xml", PERSONS
    ),
    "pivot cache": lambda: with_part(
        "pivotCacheDefinition1.xml",
        "pivotCacheDefinition",
        TYPES + "pivotCacheDefinition+xml",
        PIVOT,
    ),
    "external link": lambda: with_part(
        "externalLink1.xml", "externalLink", TYPES + "externalLink+xml", EXTERNAL
    ),
    "connection": lambda: with_part(
        "connections.xml", "connections", TYPES + "connections+xml", CONNECTION
    ),
    "printer settings": lambda: changed(
        workbook([FIRST]),
        parts={"xl/printerSettings1.bin": NAME.encode("utf-16-le")},
        relations=[(SHEET, "printerSettings", "../printerSettings1.bin", False)],
    ),
    "drawing": lambda: changed(
        workbook([FIRST]),
        parts={
            "xl/drawings/drawing1.xml": '<a:wsDr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p>'
            "<a:r><a:t>Solfrid</a:t></a:r><a:r><a:t> Kanarivik</a:t></a:r></a:p></a:wsDr>"
        },
        relations=[(SHEET, "drawing", "../drawings/drawing1.xml", False)],
    ),
}


def cells(content: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


@pytest.mark.parametrize("container", CONTAINERS)
def test_nothing_planted_is_left(container: str) -> None:
    original = CONTAINERS[container]()

    redacted = redact(original)

    assert traces(original)
    assert not traces(redacted.content)
    assert cells(redacted.content)[0] == ["[skjult 1], [skjult 2]", KEPT]


def mark_all(content: bytes, value: str) -> bytes:
    reading = read_content(content, "", Limits())
    marks = [
        Mark(number, Span(each.text.index(value), each.text.index(value) + len(value)), "[x]")
        for number, each in enumerate(reading.segments)
        if value in each.text
    ]
    return redact_content(content, reading.kind, marks, Limits()).content


def test_day_goes_where_it_is_a_serial_number() -> None:
    original = workbook([["født 12.03.1985", "x"], [f'<c r="A2" s="1"><v>{SERIAL}</v></c>', 31]])

    assert cells(mark_all(original, "12.03.1985")) == [["født [x]", "x"], ["[x]", 31.0]]


def test_year_goes_from_a_day_that_shows_it() -> None:
    original = workbook([["år 1985"], [f'<c r="A2" s="1"><v>{SERIAL}</v></c>'], [SERIAL]])

    assert cells(mark_all(original, "1985")) == [["år [x]"], ["[x]"], [float(SERIAL)]]


def test_number_that_lost_its_leading_zero_goes() -> None:
    original = workbook([["id 01818512345"], [1818512345], [1818512346]])

    assert cells(mark_all(original, "01818512345")) == [["id [x]"], ["[x]"], [1818512346.0]]


def test_number_goes_as_a_whole() -> None:
    original = workbook([["nr 12345"], [12345.678]])

    assert cells(mark_all(original, "12345")) == [["nr [x]"], ["[x]"]]


def test_index_of_a_string_is_no_number() -> None:
    original = workbook([["nr 0"], ['<c r="A2" t="s"><v>0</v></c>']], strings=["<t>felles</t>"])

    assert cells(mark_all(original, "0")) == [["nr [x]"], ["felles"]]


def test_value_over_two_cells_goes_from_both() -> None:
    original = workbook([["Solfrid", "Kanarivik", "Bergen"]])

    assert cells(mark_all(original, "Solfrid\tKanarivik")) == [["[x]", "[x]", "Bergen"]]


def test_followers_of_a_formula_that_went_keep_what_they_show() -> None:
    shared = '<c r="A2" t="str"><f t="shared" ref="A2:A3" si="0">B1</f><v>{}</v></c>'
    follower = '<c r="A3" t="str"><f t="shared" si="0"/><v>annet</v></c>'

    redacted = redact(workbook([FIRST, [shared.format(NAME)], [follower]]))

    assert [row[0] for row in cells(redacted.content)[1:]] == ["[skjult 1]", "annet"]
    assert not any(b't="shared"' in part for part in parts(redacted.content))


def test_formulas_that_reach_out_keep_only_what_they_show() -> None:
    redacted = redact(workbook([FIRST, [formula('WEBSERVICE("http://127.0.0.1/")', "svar")]]))

    assert cells(redacted.content)[1][0] == "svar"
    assert not any(b"WEBSERVICE" in part for part in parts(redacted.content))


def parts(content: bytes) -> list[bytes]:
    return [data for _, data in inflated("file", content)]
