"""The rows of a sheet: what its cells show, what is hidden, and their formulas."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.formats.numbers import Numbers
from ordvern.documents.formats.xlsx_names import both, column_number
from ordvern.documents.formats.xlsx_rows import plain_cells
from ordvern.documents.formats.xlsx_shapes import Forms, PlainRow, Rows
from ordvern.documents.formats.xlsx_sources import Window
from ordvern.documents.formats.xlsx_strings import SharedStrings, string_in
from ordvern.documents.reason import Reason
from ordvern.text import Part, Segment

COLUMN = re.compile("[A-Z]{1,3}")
CALLS_OUT = re.compile(r"(?i)\b(?:WEBSERVICE|IMAGE|RTD|FILTERXML)\(|\|'?[^|]*'?!")
FORMULA = both("f")
FORM = re.compile(r' ([st])="(\w+)"')

Way = Callable[[str], str] | None
"""How a value is told; None if as it stands."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's part name, whether it or which of its columns are hidden, and the shapes of its
    rows."""

    name: str
    is_hidden: bool
    hidden_columns: frozenset[int]
    shapes: Rows


class Cells:
    """How the cells of one workbook tell what they hold."""

    def __init__(self, strings: SharedStrings, numbers: Numbers, account: Account) -> None:
        self._strings = strings
        self._numbers = numbers
        self._account = account
        self._ways: dict[str, Way] = {}
        self._ways_of: dict[Forms, list[tuple[int, Callable[[str], str]]]] = {}

    def rows(self, window: Window, sheet: Sheet) -> Iterator[Segment]:
        """What the rows of a window say. A row is one segment, its cells parted by tabs; hidden
        cells and formulas are segments of their own."""
        if isinstance(window, str):
            yield from self._plain(window, sheet)
            return
        for row in window.iter(*both("row")):
            yield from self._row(row, sheet)

    def _plain(self, source: str, sheet: Sheet) -> Iterator[Segment]:
        for row in sheet.shapes.of(source):
            if row.source:
                yield from self._by_cells(row, sheet)
            elif text := self._text(row):
                if row.is_hidden or sheet.is_hidden:
                    yield Segment(text, f"{sheet.name}#row{row.number}h", Part.HIDDEN)
                else:
                    yield Segment(text, f"{sheet.name}#row{row.number}", Part.BODY)

    def _text(self, row: PlainRow) -> str:
        """What a row without formulas says. `row.texts` is changed."""
        ways = self._ways_of.get(row.forms)
        if ways is None:
            each = enumerate(map(self._way, row.forms))
            ways = self._ways_of[row.forms] = [(place, way) for place, way in each if way]
        texts = row.texts
        for place, way in ways:
            texts[place] = way(texts[place])
        return "\t".join(filter(None, texts) if "" in texts else texts)

    def _by_cells(self, row: PlainRow, sheet: Sheet) -> Iterator[Segment]:
        columns, is_hidden = sheet.hidden_columns, row.is_hidden or sheet.is_hidden
        shown: list[str] = []
        hidden: list[str] = []
        formulas: list[str] = []
        for letters, form, formula, value, own in plain_cells(row.source):
            way = self._way(form) if value else None
            text = own or (way(value) if way else value)
            if text:
                apart = is_hidden or (columns and column_number(letters) in columns)
                (hidden if apart else shown).append(text)
            if formula:
                formulas.append(formula)
        self._notice(formulas)
        yield from _told(f"{sheet.name}#row{row.number}", shown, hidden, formulas)

    def _row(self, row: _Element, sheet: Sheet) -> Iterator[Segment]:
        is_hidden = sheet.is_hidden or row.get("hidden") in ("1", "true")
        shown: list[str] = []
        hidden: list[str] = []
        formulas: list[str] = []
        for cell in row:
            target = hidden if is_hidden or _is_in(cell, sheet.hidden_columns) else shown
            target += filter(None, [self._cell(cell)])
            formulas += [formula.text for formula in cell.iterchildren(*FORMULA) if formula.text]
        self._notice(formulas)
        yield from _told(f"{sheet.name}#row{row.get('r', '')}", shown, hidden, formulas)

    def _notice(self, formulas: list[str]) -> None:
        if formulas and CALLS_OUT.search("\n".join(formulas)):
            calls = sum(bool(CALLS_OUT.search(formula)) for formula in formulas)
            self._account.note(Reason.POINTS_OUTSIDE, calls)

    def _way(self, form: str) -> Way:
        """How cells with these attributes tell their value."""
        if form not in self._ways:
            attributes = dict(FORM.findall(form))
            self._ways[form] = self._way_of(attributes.get("t", "n"), attributes.get("s"))
        return self._ways[form]

    def _way_of(self, kind: str, style: str | None) -> Way:
        if kind == "n":
            return self._numbers.teller(style)
        return {"s": self._strings.told, "b": _nothing}.get(kind)

    def _cell(self, cell: _Element) -> str:
        way = self._way_of(cell.get("t", "n"), cell.get("s"))
        texts: list[str] = []
        for child in cell:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if tag == "v" and child.text:
                texts.append(way(child.text) if way else child.text)
            elif tag != "f":
                texts.append(string_in(child))
        return "".join(texts)


def _told(
    place: str, shown: list[str], hidden: list[str], formulas: list[str]
) -> Iterator[Segment]:
    if shown:
        yield Segment("\t".join(shown), place, Part.BODY)
    if hidden:
        yield Segment("\t".join(hidden), place + "h", Part.HIDDEN)
    if formulas:
        yield Segment("\t".join(formulas), place + "f", Part.FIELD)


def _nothing(_: str) -> str:
    """A truth value says nothing."""
    return ""


def _is_in(cell: _Element, columns: frozenset[int]) -> bool:
    if not columns:
        return False
    letters = COLUMN.match(cell.get("r", ""))
    return column_number(letters[0] if letters else "") in columns
