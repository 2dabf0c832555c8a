"""Workbooks: cells row by row, formulas, comments, names, and what is hidden or left behind."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml.etree import _Element

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import ooxml
from ordvern.documents.formats.numbers import Numbers
from ordvern.documents.formats.office import ANY_XML, ATTRIBUTES, SHARED_PARTS, A
from ordvern.documents.formats.xlsx_rows import PlainRow, plain_sheet, plain_strings
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason
from ordvern.documents.xmltree import parse
from ordvern.text import Part, Segment

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
COLUMN = re.compile("[A-Z]{1,3}")
CALLS_OUT = re.compile(r"(?i)\b(?:WEBSERVICE|IMAGE|RTD|FILTERXML)\(|\|'?[^|]*'?!")
TOLD_ONCE_FROM = 200
FORM = re.compile(r' ([st])="(\w+)"')
INDEX_DIGITS = 9
LAST_COLUMN = 16_384

Way = Callable[[str], str] | None


def _both(*names: str) -> list[str]:
    return [f"{{{namespace}}}{name}" for namespace in (MAIN, STRICT) for name in names]


COMMENTS = Grammar(
    paragraphs=frozenset([*_both("text"), THREADED + "text"]),
    stray=Part.COMMENT,
    attributes=ATTRIBUTES,
)
NAMED = Grammar(
    paragraphs=frozenset({A + "p"}),
    attributes={
        **ATTRIBUTES,
        **dict.fromkeys(("name", "displayName", "caption", "comment", "help"), Part.METADATA),
        **dict.fromkeys(("display", "location", "url", "connection", "command"), Part.LINK),
        **dict.fromkeys(("v", "val", "description", "refersTo", "error"), Part.NOT_SHOWN),
    },
)
STRINGS = Grammar(paragraphs=frozenset(_both("si")))
PARTS = (
    ("spreadsheetml.comments+xml", COMMENTS, Part.COMMENT),
    ("threadedcomments+xml", COMMENTS, Part.COMMENT),
    *SHARED_PARTS,
    ("xl/", NAMED, Part.NOT_SHOWN),
)


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Everything a workbook says. A row is one segment, its cells parted by tabs; its hidden
    cells and its formulas are segments of their own."""
    book = _Book(package, account)
    vocabulary = ooxml.Vocabulary(
        parts=PARTS,
        otherwise=ANY_XML,
        tell=(
            ("worksheet+xml", book.sheet),
            ("chartsheet+xml", book.sheet),
            ("dialogsheet+xml", book.sheet),
            ("macrosheet+xml", book.sheet),
            ("sharedstrings+xml", book.strings_left),
        ),
        last="sharedstrings+xml",
    )
    account.note(
        Reason.POINTS_OUTSIDE,
        sum("connections+xml" in kind for kind in ooxml.content_types(package).values()),
    )
    return ooxml.segments(package, account, vocabulary)


class _Book:
    """A workbook while it is read: its shared strings, and which of them no cell has told."""

    def __init__(self, package: Package, account: Account) -> None:
        self._account = account
        types = ooxml.content_types(package)
        self._strings = [
            text
            for name, kind in types.items()
            if "sharedstrings+xml" in kind
            for text in _strings(package, name)
        ]
        self._ways: dict[str, Way] = {}
        self._told = bytearray(len(self._strings))
        self._numbers = Numbers(package, types)
        self._hidden_sheets = _hidden_sheets(package, types)

    def sheet(self, package: Package, name: str, account: Account) -> Iterator[Segment]:
        """The rows of one sheet, then its headers, links and rules."""
        plain = plain_sheet(package.read(name))
        root = package.tree(name) if plain is None else parse(plain.rest)
        is_hidden = name in self._hidden_sheets
        columns = _hidden_columns(root)
        for row in root.iter(*_both("row")) if plain is None else ():
            row_hidden = is_hidden or row.get("hidden") in ("1", "true")
            yield from self._row(row, name, columns, row_hidden=row_hidden)
        for each in () if plain is None else plain.rows():
            row_hidden = is_hidden or each.is_hidden
            if each.is_simple and not columns:
                yield from self._simple_row(each, name, row_hidden=row_hidden)
            else:
                yield from self._plain_row(each, name, columns, row_hidden=row_hidden)
        for count, child in enumerate(root, 1):
            if child.tag in _both("headerFooter"):
                yield from _headers(child, name)
            elif child.tag not in _both("sheetData"):
                yield from walk.segments(child, NAMED, f"{name}#{count}", Part.NOT_SHOWN)

    def _row(
        self, row: _Element, name: str, hidden_columns: frozenset[int], *, row_hidden: bool
    ) -> Iterator[Segment]:
        shown: list[str] = []
        hidden: list[str] = []
        formulas: list[str] = []
        for cell in row:
            target = hidden if row_hidden or _is_in(cell, hidden_columns) else shown
            target += filter(None, [self._cell(cell)])
            formulas += self._formulas(cell)
        yield from _told(f"{name}#row{row.get('r', '')}", shown, hidden, formulas)

    def _simple_row(self, row: PlainRow, name: str, *, row_hidden: bool) -> Iterator[Segment]:
        values, ways = row.values(), self._ways
        for form in {form for form, _ in values}.difference(ways):
            ways[form] = self._way(form)
        texts = [text if (way := ways[form]) is None else way(text) for form, text in values]
        if text := "\t".join(filter(None, texts)):
            place = f"{name}#row{row.number}"
            if row_hidden:
                yield Segment(text, place + "h", Part.HIDDEN)
            else:
                yield Segment(text, place, Part.BODY)

    def _plain_row(
        self, row: PlainRow, name: str, columns: frozenset[int], *, row_hidden: bool
    ) -> Iterator[Segment]:
        shown: list[str] = []
        hidden: list[str] = []
        formulas: list[str] = []
        for letters, form, formula, value, own in row.cells():
            way = self._way(form) if value else None
            text = own or (way(value) if way else value)
            if text:
                is_hidden = row_hidden or (columns and _number_of(letters) in columns)
                (hidden if is_hidden else shown).append(text)
            if formula:
                formulas.append(formula)
        if formulas and CALLS_OUT.search("\n".join(formulas)):
            self._account.note(
                Reason.POINTS_OUTSIDE, sum(bool(CALLS_OUT.search(one)) for one in formulas)
            )
        yield from _told(f"{name}#row{row.number}", shown, hidden, formulas)

    def _way(self, form: str) -> Way:
        """How cells with these attributes tell their value; None if as it stands."""
        attributes = dict(FORM.findall(form))
        kind = attributes.get("t", "n")
        if kind == "n":
            return self._numbers.teller(attributes.get("s"))
        return {"s": self._shared, "b": _nothing}.get(kind)

    def _cell(self, cell: _Element) -> str:
        kind = cell.get("t", "n")
        texts: list[str] = []
        for child in cell:
            tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if tag == "v" and child.text:
                texts.append(self._value(kind, cell.get("s"), child.text))
            elif tag != "f":
                texts.append(_string(child))
        return "".join(texts)

    def _value(self, kind: str, style: str | None, text: str) -> str:
        if kind == "s":
            return self._shared(text)
        if kind == "n":
            return self._numbers.shown(text, style)
        return "" if kind == "b" else text

    def _shared(self, number: str) -> str:
        """A long string that many cells share is told where it stands first."""
        if not number.isdecimal() or len(number) > INDEX_DIGITS:
            return ""
        if int(number) >= len(self._strings):
            return ""
        index = int(number)
        text = self._strings[index]
        if self._told[index] and len(text) > TOLD_ONCE_FROM:
            return ""
        self._told[index] = 1
        return text

    def _formulas(self, cell: _Element) -> list[str]:
        formulas = [f.text for f in cell.iterchildren(*_both("f")) if f.text]
        if any(CALLS_OUT.search(formula) for formula in formulas):
            self._account.note(Reason.POINTS_OUTSIDE)
        return formulas

    def strings_left(self, package: Package, name: str, account: Account) -> Iterator[Segment]:
        """Strings that no cell shows any more: deleted rows live on here."""
        for index, text in enumerate(self._strings):
            if not self._told[index] and text.strip():
                yield Segment(text, f"{name}#{index}", Part.NOT_SHOWN)


def _told(
    place: str, shown: list[str], hidden: list[str], formulas: list[str]
) -> Iterator[Segment]:
    if shown:
        yield Segment("\t".join(shown), place, Part.BODY)
    if hidden:
        yield Segment("\t".join(hidden), place + "h", Part.HIDDEN)
    if formulas:
        yield Segment("\t".join(formulas), place + "f", Part.FIELD)


def _strings(package: Package, name: str) -> list[str]:
    plain = plain_strings(package.read(name))
    if plain is not None:
        return plain
    return [_string(item) for item in package.tree(name).iter(*_both("si"))]


def _nothing(_: str) -> str:
    """A truth value says nothing."""
    return ""


def _string(item: _Element) -> str:
    if len(item) == 1 and not len(item[0]):
        return (item[0].text or "") if _is_text(item[0]) else ""
    return "".join([node.text for node in item.iter() if node.text and _is_text(node)])


def _is_text(node: _Element) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}t")


def _is_in(cell: _Element, columns: frozenset[int]) -> bool:
    if not columns:
        return False
    letters = COLUMN.match(cell.get("r", ""))
    return _number_of(letters[0] if letters else "") in columns


def _number_of(letters: str) -> int:
    """The number of a column, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _hidden_columns(root: _Element) -> frozenset[int]:
    columns: set[int] = set()
    for column in root.iter(*_both("col")):
        if column.get("hidden") in ("1", "true"):
            first, last = column.get("min", ""), column.get("max", "")
            if first.isdecimal() and last.isdecimal():
                columns.update(range(int(first[:6]), min(int(last[:6]), LAST_COLUMN) + 1))
    return frozenset(columns)


def _headers(element: _Element, name: str) -> Iterator[Segment]:
    for count, child in enumerate(element, 1):
        if child.text and isinstance(child.tag, str):
            part = Part.HEADER if child.tag.endswith("Header") else Part.FOOTER
            yield Segment(child.text, f"{name}#hf{count}", part)


def _hidden_sheets(package: Package, types: dict[str, str]) -> frozenset[str]:
    """Part names of sheets whose state is "hidden" or "veryHidden"."""
    book = next((name for name, kind in types.items() if kind.endswith("main+xml")), "")
    relations = f"{book.rpartition('/')[0]}/_rels/{book.rpartition('/')[2]}.rels"
    if not book or relations not in package:
        return frozenset()
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in package.tree(relations).iter(ooxml.RELATIONSHIP)
    }
    resolve = partial(_resolved, book.rpartition("/")[0])
    return frozenset(
        resolve(targets.get(sheet.get(RELATION_ID), ""))
        for sheet in package.tree(book).iter(*_both("sheet"))
        if sheet.get("state", "visible") != "visible"
    )


def _resolved(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
