"""Tables as spreadsheets and other systems save them: text, with a separator between cells."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ordvern.memory.exchange.lines import encoding_of
from ordvern.memory.exchange.table import delimiter_of

MOST_BYTES = 2 * 1024 * 1024
MOST_COLUMNS = 100
SAMPLE = 50
USUAL = ";"
_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_FORMULA = ("=", "+", "-", "@")


class Fault(StrEnum):
    """Why nothing of a file can be read."""

    EMPTY = "empty"
    WORKBOOK = "workbook"
    NOT_TEXT = "not_text"
    BROKEN = "broken"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"


class NotATable(Exception):
    """The file is no table that is read; `fault` says why, `line` where (0: as a whole)."""

    def __init__(self, fault: Fault, line: int = 0) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, as many as there are heads; `line` is where it ends in the file, and
    `is_ragged` if it had more of them."""

    line: int
    cells: tuple[str, ...]
    is_ragged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes, *, most: int) -> Table:
    """The table with its heads, of at most `most` rows; empty rows do not count.

    Comma, semicolon, tab or bar between cells; UTF-8, UTF-16 with its mark, else Windows-1252.
    Blanks and control characters become single spaces. Raises `NotATable`.
    """
    rows: list[Row] = []
    heads: tuple[str, ...] = ()
    for line, cells in _filled(_text(content)):
        if not heads:
            heads = _without_tail(cells)
            if len(heads) > MOST_COLUMNS:
                raise NotATable(Fault.TOO_MANY_COLUMNS, line)
            continue
        if len(rows) == most:
            raise NotATable(Fault.TOO_MANY_ROWS, line)
        rows.append(_row(line, cells, len(heads)))
    if not rows:
        raise NotATable(Fault.EMPTY)
    return Table(heads, tuple(rows))


def _text(content: bytes) -> str:
    if content.startswith(_PACKAGES):
        raise NotATable(Fault.WORKBOOK)
    encoding = encoding_of(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "cp1252":
            raise NotATable(Fault.NOT_TEXT) from None
        text = content.decode("latin-1")
    if "\0" in text:
        raise NotATable(Fault.NOT_TEXT)
    return text.removeprefix("\ufeff")


def _filled(text: str) -> Iterator[tuple[int, list[str]]]:
    delimiter = delimiter_of(text.splitlines()[:SAMPLE]) or USUAL
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            tidy = [_tidy(cell) for cell in cells]
            if any(tidy):
                yield reader.line_num, tidy
    except csv.Error:  # its words may hold what the cell says
        raise NotATable(Fault.BROKEN, reader.line_num) from None


def _tidy(cell: str) -> str:
    """On one line; without the apostrophe by which a formula was made harmless when it was saved
    (`core.spreadsheet`)."""
    text = " ".join(cell.translate(_CONTROLS).split())
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def _without_tail(cells: list[str]) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(cells) if cell)
    return tuple(cells[: last + 1])


def _row(line: int, cells: list[str], width: int) -> Row:
    padded = (*cells[:width], *[""] * (width - len(cells)))
    return Row(line, padded, is_ragged=any(cells[width:]))
