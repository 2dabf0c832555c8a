"""The short way through the rows of a sheet that are written as nearly all are: cell after cell.

The source is cut by patterns, without building a tree. Every byte between the rows' beginning and
end must belong to one of them; if a single one does not, there is no short way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAMESPACES = (
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    b'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"',
)
HEAD = 4096
DECLARATION = re.compile(rb"\s*<\?xml[^>?]*\?>", re.IGNORECASE)
OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
OPEN, CLOSE = b"<sheetData>", b"</sheetData>"
ROW = re.compile(r"<row\b([^<>]*+)>\s*+")
END = "</row>"
NUMBER = re.compile(r'\sr="(\d{1,9})"')
CELL = re.compile(
    r'(<c(?: r="([A-Z]{1,3}+)\d{1,7}+")?+(?: s="(\d{1,6}+)")?+(?: t="([a-zA-Z]{1,9}+)")?+'
    r"(?:/>|>(?:<f(?:/>|(?:\s[^<>]*+)?+(?<!/)>([^<>]*+)</f>|\s[^<>]*+(?<=/)>))?+"
    r"(?:<v>([^<>]*+)</v>|<v/>|<is><t(?: [^<>/]*+)?+>([^<>]*+)</t></is>)?+</c>)\s*+)"
)
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));?")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

Cell = tuple[str, str, str, str, str, str, str]
"""A cell's source, column letters, style, type, formula, value, and text of its own; empty for
what it lacks."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row's number as written, whether it is hidden, and its cells in order."""

    number: str
    is_hidden: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """All rows, and the source of the sheet without them."""

    rows: list[PlainRow]
    rest: bytes


def plain_sheet(source: bytes) -> PlainSheet | None:
    """The rows of a sheet, or None if they are written in another way and a tree must be built."""
    begin, end = source.find(OPEN), source.rfind(CLOSE)
    if begin < 0 or end < begin or not _is_usual(source, begin):
        return None
    data = source[begin + len(OPEN) : end]
    if b"\r" in data or b"<!" in data or b"<?" in data:
        return None
    try:
        rows = list(_rows(data.decode()))
    except (UnicodeDecodeError, _Unusual):
        return None
    return PlainSheet(rows, source[:begin] + b"<sheetData/>" + source[end + len(CLOSE) :])


class _Unusual(Exception):
    """Something is written in a way that the patterns do not know."""


def _is_usual(source: bytes, begin: int) -> bool:
    head = source[: min(begin, HEAD)]
    declared = DECLARATION.match(head)
    return (
        any(namespace in head for namespace in NAMESPACES)
        and b"<!" not in source[:begin]
        and not (declared and OTHER_ENCODING.search(declared[0]))
    )


def _rows(text: str) -> Iterator[PlainRow]:
    at = len(text) - len(text.lstrip())
    while at < len(text):
        row = ROW.match(text, at)
        if row is None:
            raise _Unusual
        attributes = " " + row[1]
        number = NUMBER.search(attributes)
        cells: list[Cell] = []
        at = row.end()
        if not attributes.endswith("/"):
            end = text.find(END, at)
            if end < 0:
                raise _Unusual
            cells = _cells(text[at:end])
            at = end + len(END)
            while at < len(text) and text[at].isspace():
                at += 1
        hidden = 'hidden="1"' in attributes or 'hidden="true"' in attributes
        yield PlainRow(number[1] if number else "", hidden, cells)


def _cells(text: str) -> list[Cell]:
    """The cells of a row that holds nothing else; its end, if it has none, is missing too."""
    found: list[Cell] = CELL.findall(text)
    if sum([len(cell[0]) for cell in found]) != len(text):
        raise _Unusual
    if "&" in text:
        found = [(w, a, s, t, plain(f), plain(v), plain(i)) for w, a, s, t, f, v, i in found]
    return found


def plain(text: str) -> str:
    """Text with its references resolved; raise _Unusual for one that XML does not know."""
    return REFERENCE.sub(_resolved, text) if "&" in text else text


def _resolved(reference: re.Match[str]) -> str:
    if reference[3]:
        if reference[3] not in NAMED:
            raise _Unusual
        return NAMED[reference[3]]
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    if not 8 < code < 0x110000 or not reference[0].endswith(";"):
        raise _Unusual
    return chr(code)
