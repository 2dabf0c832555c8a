"""Tells by its content what form a file of translations has, and opens it."""

import codecs
import io
import re
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, cast

from ordvern.memory.exchange.lines import encoding_of, lines
from ordvern.memory.exchange.po import PoEntries
from ordvern.memory.exchange.table import TableEntries
from ordvern.memory.exchange.tbx import TbxHandlers
from ordvern.memory.exchange.xliff import XliffHandlers
from ordvern.memory.file_entry import Entries, Unreadable
from ordvern.memory.tmx import TmxReader
from ordvern.memory.xml_entries import XmlEntries

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Form(StrEnum):
    """The forms that are read."""

    TMX = "tmx"
    XLIFF = "xliff"
    TBX = "tbx"
    PO = "po"
    TABLE = "table"


_HEAD = 1 << 16
_BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_ROOTS = {
    "tmx": Form.TMX,
    "xliff": Form.XLIFF,
    "martif": Form.TBX,
    "tbx": Form.TBX,
}
_MESSAGE = re.compile(r'^msgid\s+"', re.MULTILINE)
_FOREIGN = (
    (b"PK\x03\x04", "a package: unpack it, and take the files inside one by one"),
    (b"SQLite format 3", "a database (such as SDLTM): export it as TMX first"),
)


class _Raw(io.RawIOBase):
    """A stream that can only be read, as the buffer above it wants one."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        data = self._source.read(len(view))
        view[: len(data)] = data
        return len(data)


def opened(source: BinaryIO, *, source_language: str = "", target_language: str = "") -> Entries:
    """The entries of a file, whatever its form. `source` need not be seekable.

    The languages (BCP 47) are those of a table or PO file that does not name them. Raises
    `Unreadable` at once if the form is none that is read, and while iterating if the file is
    broken.
    """
    buffered = io.BufferedReader(_Raw(source), _HEAD)
    head = buffered.peek(_HEAD)
    stream = cast("BinaryIO", buffered)
    form = form_of(head)
    match form:
        case Form.TMX:
            return TmxReader(stream)
        case Form.XLIFF:
            return XmlEntries(stream, XliffHandlers(), "XLIFF")
        case Form.TBX:
            return XmlEntries(stream, TbxHandlers(), "TBX")
        case Form.PO | Form.TABLE:
            reader = PoEntries if form is Form.PO else TableEntries
            return reader(
                lines(stream, encoding_of(head)),
                source_language=source_language,
                target_language=target_language,
            )


def form_of(head: bytes) -> Form:
    """The form of a file that begins so. Raises `Unreadable` if it is none that is read."""
    for mark, problem in _FOREIGN:
        if head.startswith(mark):
            raise Unreadable(f"this is {problem}")
    if not head.strip():
        raise Unreadable("the file is empty")
    text = _decoded(head)
    if text.startswith("<"):
        return _of_xml(text)
    if "\0" in text:
        raise Unreadable("this is a binary file; " + _READ)
    return Form.PO if _MESSAGE.search(text) else Form.TABLE


_READ = "TMX, XLIFF (also SDLXLIFF and MQXLIFF), TBX, PO, CSV and TSV are read"


def _of_xml(text: str) -> Form:
    place = 0
    while before := _BEFORE_ROOT.match(text, place):
        place = before.end()
    root = _ROOT.match(text, place)
    form = _ROOTS.get(root[1]) if root else None
    if form is None:
        raise Unreadable("this XML is no memory; " + _READ)
    return form


def _decoded(head: bytes) -> str:
    """Enough of the text to tell its form; letters may be wrong."""
    for mark, name in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if head.startswith(mark):
            return head.decode(name, "replace").lstrip("\ufeff \t\r\n")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
