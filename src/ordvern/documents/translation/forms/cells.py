"""Which cells of a workbook are shown, and what must follow when their texts change."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.documents.redaction.package import OpenPackage, relationships_of, target_of
from ordvern.documents.translation.forms.grid import Area, hidden_columns, place_of_cell
from ordvern.documents.translation.opened import XmlPart
from ordvern.documents.xmltree import parse

ON = frozenset({"1", "true"})
# A formula that names a column of a table by its heading: Table1[Price], [@Price].
NAMES_A_COLUMN = re.compile(r"\[[^\[\]]*[^\W\d_][^\[\]]*\]")
OTHER_FILE = re.compile(r"\[\d+\]|\[[^\[\]]+\.xls\w?\]", re.IGNORECASE)


@dataclass(slots=True)
class Cells:
    """`shown` are the numbers of the shared strings that shown cells hold; `was` what each text
    of the strings says in the source, with the element it stands in."""

    hidden_sheets: set[str]
    shown: set[int] = field(default_factory=set)
    locked: set[int] = field(default_factory=set)
    hidden: set[_Element] = field(default_factory=set)
    strings: list[_Element] = field(default_factory=list)
    was: dict[str, _Element] = field(default_factory=dict)
    sheets: dict[str, XmlPart] = field(default_factory=dict)

    @classmethod
    def of(cls, package: OpenPackage, sheets: list[XmlPart]) -> "Cells":
        """Headings of tables are locked where a formula names them: it would not find them."""
        cells = cls(_hidden_sheets(package))
        keeps_headings = any(_names_columns(sheet.root) for sheet in sheets)
        for sheet in sheets:
            cells.sheets[sheet.name] = sheet
            tables = _tables_of(package, sheet.name) if keeps_headings else []
            headings = [Area.of(table.get("ref", "")).top for table in tables]
            cells._take(sheet, headings)
        cells.shown -= cells.locked
        return cells

    def _take(self, sheet: XmlPart, headings: list[Area]) -> None:
        columns = hidden_columns(sheet.root)
        is_hidden_sheet = sheet.name in self.hidden_sheets
        for row in sheet.root.iter("{*}row"):
            is_hidden_row = is_hidden_sheet or row.get("hidden") in ON
            for cell in row.iterchildren("{*}c"):
                at = place_of_cell(cell.get("r", ""))
                is_heading = any(at in heading for heading in headings)
                if is_hidden_row or at[1] in columns or is_heading:
                    self.hidden.add(cell)
                self._take_string(cell, is_heading=is_heading)

    def _take_string(self, cell: _Element, *, is_heading: bool) -> None:
        index = cell.findtext("{*}v", "") if cell.get("t") == "s" else ""
        if not index.isdecimal():
            return
        if is_heading:
            self.locked.add(int(index))
        elif cell not in self.hidden:
            self.shown.add(int(index))

    def is_hidden(self, string: _Element) -> bool:
        """Whether a string that stands in its cell stands in one that is not shown."""
        return string.getparent() in self.hidden

    def remember(self, string: _Element) -> None:
        """Before anything is written."""
        self.strings.append(string)
        self.was[said(string)] = string

    def mend(self, package: OpenPackage) -> None:
        """Make follow what Excel keeps a copy of: headings of tables, labels of charts; what
        pivot tables keep is fetched anew when the file is opened, and formulas are computed."""
        for name, sheet in self.sheets.items():
            for table, part in _parts_of(package, name, "/table"):
                self._mend_table(sheet.root, table)
                package.trees[part] = table
        for name in list(package.parts):
            kind = package.content_type(name).lower()
            if kind.endswith("drawingml.chart+xml"):
                self._mend_chart(package.tree(name))
            elif kind.endswith("pivotcachedefinition+xml"):
                package.tree(name).set("refreshOnLoad", "1")
            elif kind.endswith("main+xml"):
                _compute_anew(package.tree(name))

    def _mend_table(self, sheet: _Element, table: _Element) -> None:
        if table.get("headerRowCount") == "0":
            return
        top = Area.of(table.get("ref", "")).top
        row = next((r for r in sheet.iter("{*}row") if r.get("r") == str(top.first[0])), None)
        for cell in row.iterchildren("{*}c") if row is not None else ():
            at = place_of_cell(cell.get("r", ""))
            columns = list(table.iter("{*}tableColumn"))
            number = at[1] - top.first[1]
            text = self._text(cell)
            if at in top and number < len(columns) and text:
                columns[number].set("name", text.replace("\n", "_x000a_"))

    def _text(self, cell: _Element) -> str:
        if cell.get("t") == "inlineStr":
            return said(cell)
        index = cell.findtext("{*}v", "") if cell.get("t") == "s" else ""
        is_known = index.isdecimal() and int(index) < len(self.strings)
        return said(self.strings[int(index)]) if is_known else ""

    def _mend_chart(self, chart: _Element) -> None:
        for cache in chart.iter("{*}strCache"):
            for value in cache.iter("{*}v"):
                string = self.was.get(value.text or "")
                if string is not None:
                    value.text = said(string)


def said(string: _Element) -> str:
    """What a string of a workbook says, without what tells how it is pronounced."""
    spoken = {text for reading in string.iter("{*}rPh") for text in reading.iter("{*}t")}
    return "".join(each.text or "" for each in string.iter("{*}t") if each not in spoken)


def _names_columns(sheet: _Element) -> bool:
    return any(
        NAMES_A_COLUMN.search(OTHER_FILE.sub("", formula.text or ""))
        for formula in sheet.iter("{*}f")
    )


def _tables_of(package: OpenPackage, sheet: str) -> list[_Element]:
    return [table for table, _ in _parts_of(package, sheet, "/table")]


def _parts_of(package: OpenPackage, source: str, kind: str) -> list[tuple[_Element, str]]:
    """The parts that a part relates to by a relationship of this kind, with their names."""
    relations = relationships_of(source)
    if relations not in package.parts:
        return []
    names = [
        target_of(source, each)
        for each in parse(package.parts[relations]).iterchildren("{*}Relationship")
        if each.get("Type", "").endswith(kind)
    ]
    return [
        (package.trees.get(name, parse(package.parts[name])), name)
        for name in names
        if name in package.parts
    ]


def _hidden_sheets(package: OpenPackage) -> set[str]:
    book = next(
        (n for n in package.parts if package.content_type(n).lower().endswith("main+xml")), ""
    )
    package.trees.clear()
    relations = relationships_of(book)
    if book not in package.parts or relations not in package.parts:
        return set()
    by_id = {
        each.get("Id"): target_of(book, each)
        for each in parse(package.parts[relations]).iterchildren("{*}Relationship")
    }
    return {
        by_id.get(value, "")
        for sheet in parse(package.parts[book]).iter("{*}sheet")
        if sheet.get("state", "visible") != "visible"
        for value in map(str, sheet.attrib.values())
    }


def _compute_anew(book: _Element) -> None:
    for settings in book.iterchildren("{*}calcPr"):
        settings.set("fullCalcOnLoad", "1")
