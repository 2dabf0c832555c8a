"""Workbooks of 1993-2003 (MS-XLS): cells as calamine reads them, and all texts beside the cells."""

import struct
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.biff import Record, Strings, records, short_string
from ordvern.documents.formats.compound import Compound, around, pictures
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

MAINS = ("Workbook", "Book")
FILE_PASS, STRING_TABLE, TEXT_OBJECT, NOTE = 0x002F, 0x00FC, 0x01B6, 0x001C
HEADER, FOOTER, NAME, USER, LINK, OUTSIDE, RULE = 0x14, 0x15, 0x18, 0x5C, 0x01B8, 0x01AE, 0x01BE
LABELS = (0x0204, 0x00D6)
CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
COLUMNS = 256
"""As many as a sheet of these workbooks has (MS-XLS, 2.5.31). A cell beyond them is damage, for
which calamine would make room up to that cell."""
CALAMINE_FAILS = (CalamineError, OSError, ValueError)
PANIC = "PanicException"
"""What Rust raises for a fault of its own: no Exception, and of a class that cannot be imported."""


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Rows sheet by sheet (``Ark1#row3``), then comments, boxes, headers, names, and strings of
    which no cell is told. Raises Refused: encrypted or corrupt."""
    file = Compound(content, account)
    main = file.read(next((name for name in MAINS if name in file), MAINS[0]))
    found = list(records(main))
    if any(record.kind == FILE_PASS for record in found):
        raise Refused(Reason.ENCRYPTED)
    if any(record.kind in CELLS and _column(record) >= COLUMNS for record in found):
        raise Refused(Reason.CORRUPT)
    told: set[str] = set()
    yield from _cells(content, told)
    for record in found:
        yield from _beside(record, account)
        if record.kind == STRING_TABLE:
            yield from _left(record, told)
    yield from around(file, account)
    yield from pictures(main, "Workbook", account)


def _cells(content: bytes, told: set[str]) -> Iterator[Segment]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in book.sheets_metadata:
            part = Part.BODY if sheet.visible is SheetVisibleEnum.Visible else Part.HIDDEN
            yield Segment(sheet.name, f"{sheet.name}#name", Part.METADATA)
            for number, row in enumerate(book.get_sheet_by_name(sheet.name).iter_rows(), 1):
                cells = [text for value in row if value != "" if (text := _shown(value))]
                told.update(cells)
                if cells:
                    yield Segment("\t".join(cells), f"{sheet.name}#row{number}", part)
    except CALAMINE_FAILS:
        raise Refused(Reason.CORRUPT) from None
    except BaseException as fault:
        if type(fault).__name__ != PANIC:
            raise
        raise Refused(Reason.CORRUPT) from None


def _column(record: Record) -> int:
    """That of a cell, or of the last of several in one row."""
    several = record.kind in {0xBD, 0xBE}
    return int.from_bytes(record.data[-2:] if several else record.data[2:4], "little")


def _shown(value: object) -> str:
    """A cell as people see it: days as dd.mm.yyyy, numbers with at most 15 digits."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float | int):
        return f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y %H:%M").removesuffix(" 00:00")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value) if isinstance(value, time | timedelta) or value else ""


def _left(record: Record, told: set[str]) -> Iterator[Segment]:
    """Strings of the table that stand in no cell any more."""
    for number, text in enumerate(Strings(record.blocks)):
        if text.strip() and text not in told:
            yield Segment(text, f"strings#{number}", Part.NOT_SHOWN)


def _beside(record: Record, account: Account) -> Iterator[Segment]:
    """The text of a record that is no cell."""
    try:
        text, part = _text(record)
    except (struct.error, IndexError):
        return
    account.note(Reason.POINTS_OUTSIDE, int(record.kind == OUTSIDE and bool(text)))
    text = text.replace("\0", " ").strip()
    if text:
        yield Segment(text, f"record@{record.at}", part)


def _text(record: Record) -> tuple[str, Part]:
    data, kind = record.data, record.kind
    if kind == TEXT_OBJECT:
        return _box(record), Part.COMMENT
    if kind == NOTE:
        return short_string(data, 10, int.from_bytes(data[8:10], "little")), Part.METADATA
    if kind in (HEADER, FOOTER) and data:
        part = Part.HEADER if kind == HEADER else Part.FOOTER
        return short_string(data, 2, int.from_bytes(data[:2], "little")), part
    if kind == NAME:
        return short_string(data, 14, data[3]), Part.METADATA
    if kind == USER:
        return short_string(data, 2, int.from_bytes(data[:2], "little")), Part.METADATA
    if kind in (LINK, RULE):
        return _wide_words(data), Part.LINK if kind == LINK else Part.NOT_SHOWN
    if kind == OUTSIDE and len(data) > 4:
        return short_string(data, 4, int.from_bytes(data[2:4], "little")), Part.LINK
    return "", Part.NOT_SHOWN


def _box(record: Record) -> str:
    """The text of a comment or a box: its length in the record, the letters in the next block."""
    left = int.from_bytes(record.data[10:12], "little")
    texts: list[str] = []
    for block in record.blocks[1:]:
        if left <= 0 or not block:
            break
        width = 1 + (block[0] & 1)
        count = min(left, (len(block) - 1) // width)
        texts.append(short_string(block, 0, count))
        left -= count
    return "".join(texts)


def _wide_words(data: bytes) -> str:
    """Runs of UTF-16 text of a record whose fields are not told apart."""
    letters = data.decode("utf-16-le", "replace") + data[1:].decode("utf-16-le", "replace")
    runs, run = [], ""
    for letter in letters:
        if " " <= letter < "\u2100":
            run += letter
        else:
            runs.append(run)
            run = ""
    return " ".join(one for one in (*runs, run) if len(one) > 3)
