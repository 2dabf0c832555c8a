"""Workbooks: cells row by row, formulas, comments, names, and what is hidden or left behind."""

from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import ooxml
from ordvern.documents.formats.numbers import Numbers
from ordvern.documents.formats.office import ANY_XML, ATTRIBUTES, SHARED_PARTS, A
from ordvern.documents.formats.xlsx_hidden import hidden_columns, hidden_sheets
from ordvern.documents.formats.xlsx_names import both
from ordvern.documents.formats.xlsx_shapes import Rows
from ordvern.documents.formats.xlsx_sheet import Cells, Sheet
from ordvern.documents.formats.xlsx_sources import opened
from ordvern.documents.formats.xlsx_strings import SharedStrings
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason
from ordvern.documents.swift import is_silent
from ordvern.documents.xmltree import parse
from ordvern.text import Part, Segment

THREADED = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
HEADERS, ROWS = both("headerFooter"), both("sheetData")

COMMENTS = Grammar(
    paragraphs=frozenset([*both("text"), THREADED + "text"]),
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
STRINGS = Grammar(paragraphs=frozenset(both("si")))
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
    """A workbook while it is read."""

    def __init__(self, package: Package, account: Account) -> None:
        types = ooxml.content_types(package)
        self._strings = SharedStrings(package, types)
        self._cells = Cells(self._strings, Numbers(package, types), account)
        self._hidden_sheets = hidden_sheets(package, types)

    def sheet(self, package: Package, name: str, account: Account) -> Iterator[Segment]:
        """The rows of one sheet, then its headers, links and rules."""
        source = opened(package, name, account)
        columns = _hidden_columns(source.head)
        sheet = Sheet(name, name in self._hidden_sheets, columns, Rows(by_cells=bool(columns)))
        for window in source.windows:
            yield from self._cells.rows(window, sheet)
        if isinstance(source.rest, bytes):
            if not is_silent(source.rest, NAMED):
                yield from _around_rows(parse(source.rest), name, source.rest)
        else:
            yield from _around_rows(source.rest, name, walk.UNKNOWN)

    def strings_left(self, package: Package, name: str, account: Account) -> Iterator[Segment]:
        """Strings that no cell shows any more: deleted rows live on here."""
        for number, text in self._strings.left():
            yield Segment(text, f"{name}#{number}", Part.NOT_SHOWN)


def _hidden_columns(head: bytes | _Element) -> frozenset[int]:
    if not isinstance(head, bytes):
        return hidden_columns(head)
    return hidden_columns(parse(head)) if b"hidden" in head else frozenset()


def _around_rows(root: _Element, name: str, source: bytes) -> Iterator[Segment]:
    for count, child in enumerate(root, 1):
        if child.tag in HEADERS:
            yield from _headers(child, name)
        elif child.tag not in ROWS:
            place = f"{name}#{count}"
            yield from walk.segments(child, NAMED, place, Part.NOT_SHOWN, source)


def _headers(element: _Element, name: str) -> Iterator[Segment]:
    for count, child in enumerate(element, 1):
        if child.text and isinstance(child.tag, str):
            part = Part.HEADER if child.tag.endswith("Header") else Part.FOOTER
            yield Segment(child.text, f"{name}#hf{count}", part)
