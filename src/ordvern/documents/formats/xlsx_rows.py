"""The short way through the rows of a sheet that are written as nearly all are: cell after cell.

The source is cut by patterns, without building a tree. One linear expression must match every
byte between the rows' beginning and end; if it does not, there is no short way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ordvern.documents.bytewise import fits
from ordvern.documents.formats.plain_xml import ATTRIBUTES, TEXT, begin, decoded

NAMESPACES = (
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    b'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"',
)
HEAD = 4096
OPEN, CLOSE = b"<sheetData>", b"</sheetData>"
END = "</row>"

FORMULA = rb"(?:<f" + ATTRIBUTES + rb"(?:/>|>" + TEXT + rb"</f>))?"
WHOLE_CELL = (
    rb'<c(?: r="[A-Z]{1,3}\d{1,7}")?(?: s="\d{1,6}")?(?:'
    rb'(?: t="[a-zA-Z]{1,9}")?(?:/>|>' + FORMULA + rb"(?:<v>" + TEXT + rb"</v>|<v/>)?</c>)"
    rb'| t="inlineStr"><is><t(?: xml:space="preserve")?>' + TEXT + rb"</t></is></c>)"
)
WHOLE_ROW = rb"<row" + ATTRIBUTES + rb"(?:/>|>\s*(?:" + WHOLE_CELL + rb"\s*)*</row>)\s*"
ARE_ROWS = fits(rb"\s*(?:" + WHOLE_ROW + rb")*")
ARE_STRINGS = fits(
    rb"\s*(?:<si>\s*<t(?: xml:space=\"preserve\")?(?:/>|>" + TEXT + rb"</t>)\s*</si>\s*)*"
)
STRINGS = re.compile(rb"\s*(?:<\?xml[^>?]*\?>\s*)?<sst\b([^<>]*)>")
STRING = re.compile(r"<t(?:/>|[^<>/]*+>([^<>]*+))")

NUMBER = re.compile(r'\sr="(\d{1,9})"')
CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3}+)\d{1,7}+")?+([^<>]*+)>'
    r"(?:<f[^<>]*+>(?:([^<>]*+)</f>)?+)?+(?:<v>([^<>]*+)|<is><t[^<>]*+>([^<>]*+))?+"
)
SIMPLE = re.compile(r'<c(?: r="\w++")?+([^<>]*+)>(?:<v>|<is><t[^<>]*+>)([^<]++)')
Cell = tuple[str, str, str, str, str]
"""A cell's column letters, the source of its style and type, its formula, value, and text of its
own; empty for what it lacks."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row's number as written, whether it is hidden, and the source of its cells."""

    number: str
    is_hidden: bool
    source: str

    @property
    def is_simple(self) -> bool:
        """Whether it holds neither formulas nor references to characters."""
        return "<f" not in self.source and "&" not in self.source

    def values(self) -> list[tuple[str, str]]:
        """For each cell of a simple row that says something: its style and type, and that."""
        return SIMPLE.findall(self.source)

    def cells(self) -> list[Cell]:
        found: list[Cell] = CELL.findall(self.source)
        if "&" in self.source:
            return [(a, k, unescape(f), unescape(v), unescape(i)) for a, k, f, v, i in found]
        return found


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """The source of all rows, and the source of the sheet without them."""

    data: str
    rest: bytes

    def rows(self) -> Iterator[PlainRow]:
        for row in self.data.split(END):
            start = row.rfind("<row")
            end = row.find(">", start)
            if start >= 0:
                attributes = row[start + 4 : end]
                number = NUMBER.search(attributes)
                hidden = 'hidden="1"' in attributes or 'hidden="true"' in attributes
                yield PlainRow(number[1] if number else "", hidden, row[end + 1 :])


def plain_sheet(source: bytes) -> PlainSheet | None:
    """The rows of a sheet, or None if they are written in another way and a tree must be built."""
    start, end = source.find(OPEN), source.rfind(CLOSE)
    if start < 0 or end < start or not _is_usual(source[: min(start, HEAD)]):
        return None
    data = decoded(source[start + len(OPEN) : end], ARE_ROWS)
    if data is None or b"<!" in source[:start]:
        return None
    return PlainSheet(data, source[:start] + b"<sheetData/>" + source[end + len(CLOSE) :])


def plain_strings(source: bytes) -> list[str] | None:
    """All shared strings, or None if some are written in another way than as plain text."""
    head = STRINGS.match(source)
    end = source.rfind(b"</sst>")
    if head is None or end < head.end() or source[end + 6 :].strip() or not _is_usual(head[0]):
        return None
    data = decoded(source[head.end() : end], ARE_STRINGS)
    if data is None:
        return None
    return [unescape(text) for text in STRING.findall(data)]


def _is_usual(head: bytes) -> bool:
    return (
        any(namespace in head for namespace in NAMESPACES)
        and b"<!" not in head
        and begin(head) is not None
    )
