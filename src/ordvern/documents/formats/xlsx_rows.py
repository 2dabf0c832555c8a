"""The short way through the rows of a sheet that are written as nearly all are: cell after cell.

The source is cut by patterns, without building a tree. One linear expression must match every
byte between the rows' beginning and end; if it does not, there is no short way.
"""

import re
from dataclasses import dataclass
from html import unescape

from ordvern.documents.bytewise import fits
from ordvern.documents.formats.plain_xml import ATTRIBUTES, TEXT, begin, decoded

NAMESPACES = (
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    b'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"',
)
HEAD = 4096
OPEN, CLOSE, NONE = b"<sheetData>", b"</sheetData>", b"<sheetData/>"

STYLE, TYPE = rb'(?: s="\d{1,6}")', rb'(?: t="[a-zA-Z]{1,9}")'
FORM = rb"(?:" + STYLE + rb"?" + TYPE + rb"?|" + TYPE + STYLE + rb")"
META = rb'(?: cm="\d{1,9}")?(?: vm="\d{1,9}")?'
FORMULA = rb"(?:<f" + ATTRIBUTES + rb"(?:/>|>" + TEXT + rb"</f>))?"
PRESERVED = rb'(?: xml:space="preserve")?'
WHOLE_CELL = (
    rb'<c(?: r="[A-Z]{1,3}\d{1,7}")?(?:' + FORM + META + rb"(?:/>|>" + FORMULA
    + rb"(?:<v" + PRESERVED + rb">" + TEXT + rb"</v>|<v/>)?</c>)"
    rb"|" + STYLE + rb'? t="inlineStr"><is><t' + PRESERVED + rb">" + TEXT + rb"</t></is></c>)"
)  # fmt: skip
WHOLE_ROW = rb"<row" + ATTRIBUTES + rb"(?:/>|>\s*(?:" + WHOLE_CELL + rb"\s*)*</row>)\s*"
ARE_ROWS = fits(rb"\s*(?:" + WHOLE_ROW + rb")*")
ARE_STRINGS = fits(
    rb"\s*(?:<si>\s*<t(?: xml:space=\"preserve\")?(?:/>|>" + TEXT + rb"</t>)\s*</si>\s*)*"
)
STRINGS = re.compile(rb"\s*(?:<\?xml[^>?]*\?>\s*)?<sst\b([^<>]*)>")
STRING = re.compile(r"<t(?:/>|[^<>/]*+>([^<>]*+))")
CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3}+)\d{1,7}+")?+([^<>]*+)>'
    r"(?:<f[^<>]*+>(?:([^<>]*+)</f>)?+)?+"
    r'(?:<v(?: xml:space="preserve")?+>([^<>]*+)|<is><t[^<>]*+>([^<>]*+))?+'
)
Cell = tuple[str, str, str, str, str]
"""A cell's column letters, the source of its style and type, its formula, value, and text of its
own; empty for what it lacks."""


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """The source of all rows, and the source of the sheet without them."""

    rows: str
    rest: bytes


def plain_sheet(source: bytes) -> PlainSheet | None:
    """The rows of a sheet, or None if they are written in another way and a tree must be built."""
    start, end = source.find(OPEN), source.rfind(CLOSE)
    if start < 0:
        return _without_rows(source)
    if end < start or not is_usual(source[:start]):
        return None
    rows = decoded(source, ARE_ROWS, start + len(OPEN), end)
    if rows is None:
        return None
    return PlainSheet(rows, source[:start] + NONE + source[end + len(CLOSE) :])


def _without_rows(source: bytes) -> PlainSheet | None:
    start = source.find(NONE)
    return PlainSheet("", source) if start >= 0 and is_usual(source[:start]) else None


def plain_strings(source: bytes) -> list[str] | None:
    """All shared strings, or None if some are written in another way than as plain text."""
    head = STRINGS.match(source)
    end = source.rfind(b"</sst>")
    if head is None or end < head.end() or source[end + 6 :].strip() or not is_usual(head[0]):
        return None
    data = decoded(source, ARE_STRINGS, head.end(), end)
    if data is None:
        return None
    return [unescape(text) for text in STRING.findall(data)]


def plain_cells(source: str) -> list[Cell]:
    """The cells of a row that fits."""
    found: list[Cell] = CELL.findall(source)
    if "&" in source:
        return [(a, k, unescape(f), unescape(v), unescape(i)) for a, k, f, v, i in found]
    return found


def is_usual(head: bytes) -> bool:
    """Whether what stands before the rows or strings lets them mean what they seem to."""
    return (
        any(namespace in head[:HEAD] for namespace in NAMESPACES)
        and b"<!" not in head
        and begin(head) is not None
    )
