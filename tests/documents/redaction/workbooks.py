"""Builds small workbooks by hand: every kind of cell, with or without shared strings."""

# ruff: noqa: E501  the XML of the fixtures reads better on long lines

from collections.abc import Mapping, Sequence
from html import escape

from tests.documents.redaction.planting import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)


def cell(reference: str, content: object) -> str:
    """Raw XML (beginning with "<"), a number, or a text."""
    text = str(content)
    if text.startswith("<"):
        return text
    if isinstance(content, int | float):
        return f'<c r="{reference}"><v>{text}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def sheet(rows: Sequence[Sequence[object]], after: str = "") -> str:
    lines = [
        f'<row r="{y}">'
        + "".join(cell(f"{chr(64 + x)}{y}", content) for x, content in enumerate(row, 1))
        + "</row>"
        for y, row in enumerate(rows, 1)
    ]
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetData>{"".join(lines)}</sheetData>'
        f"{after}</worksheet>"
    )


def workbook(
    rows: Sequence[Sequence[object]],
    *,
    strings: Sequence[str] = (),
    name: str = "Ark1",
    inside: str = "",
    after: str = "",
    more: Mapping[str, str] = {},
) -> bytes:
    """A workbook of one sheet. `inside` goes into the workbook part, `after` behind the cells."""
    shared = "".join(f"<si>{each}</si>" for each in strings)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}sheet.main+xml"/>'
        f'<Override PartName="/{SHEET}" ContentType="{TYPES}worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}sharedStrings+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet '
        f'name="{name}" sheetId="1" r:id="rId1"/></sheets>{inside}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        SHEET: sheet(rows, after),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    }
    return zipped({part: xml.encode() for part, xml in {**parts, **more}.items()})


def relations(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
