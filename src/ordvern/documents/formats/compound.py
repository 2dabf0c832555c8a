"""Compound files (MS-CFB), the container of old Office documents and of Outlook's mails."""

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import olefile

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

# What olefile raises for files that break the format.
BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error)
PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
MACROS = ("_VBA_PROJECT", "Macros", "VBA")
NATIVE = "\x01Ole10Native"
WHOLE_FILES = ("Package", "CONTENTS", "EmbeddedOdf")
PICTURE = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xc0-\xfe]|GIF8[79]a")
VECTORS = re.compile(rb"[\x40\x50]\x3d\x1a\xf0|[\x60\x70]\x21\x1b\xf0|[\x20\x30]\x54\x1c\xf0")
"""How records of EMF, WMF and PICT drawings begin (MS-ODRAW 2.2.24 to 2.2.26)."""


class Compound:
    """A compound file's streams by path (names joined by ``/``), in the order of its directory.

    Raises Refused if it is damaged or holds too many entries."""

    def __init__(self, content: bytes, account: Account) -> None:
        self._account = account
        try:
            self._file = olefile.OleFileIO(BytesIO(content))
            self.names = ["/".join(path) for path in self._file.listdir()]
        except BROKEN:
            raise Refused(Reason.CORRUPT) from None
        if len(self.names) > account.limits.entries:
            raise Refused(Reason.TOO_COMPLEX)
        self._by_name = {name.lower(): name for name in self.names}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name

    def read(self, name: str) -> bytes:
        """A stream's bytes; the case of names does not matter. Raises Refused if it is damaged."""
        try:
            with self._file.openstream(self._by_name[name.lower()]) as stream:
                data = bytes(stream.read())
        except BROKEN:
            raise Refused(Reason.CORRUPT) from None
        self._account.inflate(len(data))
        return data


def around(file: Compound, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """What stands beside a document's main stream: properties, files inside; macros are noted."""
    account.note(
        Reason.ACTIVE_CONTENT_REMOVED,
        int(any(part in MACROS for name in file.names for part in name.split("/"))),
    )
    for name in file.names:
        last = name.rpartition("/")[2]
        if last in PROPERTIES:
            yield from _properties(file.read(name), name)
        elif last == NATIVE:
            yield from _native(file.read(name), name)
        elif "/" in name and last in WHOLE_FILES:
            yield Embedded(file.read(name), "", name)
        elif "/" in name and last in ("WordDocument", "Workbook", "Book", "PowerPoint Document"):
            account.note(Reason.TYPE_NOT_ACCEPTED)


def _properties(data: bytes, name: str) -> Iterator[Segment]:
    """Every string of a property set (MS-OLEPS 2.21): 8-bit (type 30) and UTF-16 (type 31)."""
    try:
        sets = struct.unpack_from("<I", data, 24)[0]
        starts = [struct.unpack_from("<I", data, 44 + 20 * n)[0] for n in range(min(sets, 2))]
        for start in starts:
            for number, offset in _entries(data, start):
                text = _string(data, start + offset)
                if text.strip():
                    yield Segment(text, f"{name.lstrip(chr(5))}#{number}", Part.METADATA)
    except struct.error:
        return


def _entries(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from("<I", data, start + 4)[0]
    for index in range(min(count, 1000)):
        yield struct.unpack_from("<II", data, start + 8 + 8 * index)


def _string(data: bytes, at: int) -> str:
    kind, size = struct.unpack_from("<II", data, at)
    if kind == 30:
        return data[at + 8 : at + 8 + size].split(b"\0")[0].decode("cp1252", "replace")
    if kind == 31:
        return data[at + 8 : at + 8 + 2 * size].decode("utf-16-le", "replace").split("\0")[0]
    return ""


def _native(data: bytes, name: str) -> Iterator[Segment | Embedded]:
    """A packaged file (Ole10Native): its names, then its bytes behind their length."""
    labels = data[6:].split(b"\0", 2)
    if len(labels) < 3:
        return
    label = labels[0].decode("cp1252", "replace")
    rest = data[6 + len(labels[0]) + len(labels[1]) + 2 :]
    try:
        path_size = struct.unpack_from("<I", rest, 4)[0]
        size = struct.unpack_from("<I", rest, 8 + path_size)[0]
    except struct.error:
        return
    begin = 12 + path_size
    yield Embedded(rest[begin : begin + size], label, name)


def pictures(data: bytes, name: str, account: Account) -> Iterator[Picture]:
    """Raster pictures that lie somewhere in a stream, told by how they begin. (What follows a
    picture does not hurt: its own end is known to who reads it.) Vector drawings are noted."""
    account.note(Reason.COULD_NOT_CHECK_IMAGES, len(VECTORS.findall(data)))
    begins = [match.start() for match in PICTURE.finditer(data)][: account.limits.pictures]
    for begin, end in pairwise([*begins, len(data)]):
        yield Picture(data[begin:end], f"{name}@{begin}")
