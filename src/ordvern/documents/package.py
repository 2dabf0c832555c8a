"""Zip packages from strangers: every part inflated within limits counted on what comes out."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.xmltree import parse

ENCRYPTED_FLAG = 0x1
LOCAL_HEADER = struct.Struct("<4s5H3L2H")
RATIO_COUNTS_FROM = 4 << 20
END_SIZE = 22
CHUNK = 1 << 20
FED_AT_ONCE = 1 << 16


class Package:
    """A zip file's parts by name, in the order of its directory, and their XML trees.

    Names are never used as paths: nothing is written anywhere. Raises Refused if the file is no
    zip, encrypted, holds links or the same name twice, or asks for more than its limits.
    """

    def __init__(self, content: bytes, account: Account) -> None:
        self._content = content
        self._account = account
        self._trees: dict[str, _Element] = {}
        self._read: dict[str, bytes] = {}
        self._entries = {info.filename: info for info in _directory(content, account)}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part; raise Refused if they are damaged or too many."""
        if name not in self._read:
            self._read[name] = self._inflate(self._entries[name])
        return self._read[name]

    def tree(self, name: str) -> _Element:
        """The root of an XML part, always the same object: redaction changes it in place."""
        if name not in self._trees:
            content = self.read(name)
            try:
                self._trees[name] = parse(content)
            except Refused as refusal:
                if refusal.reason is not Reason.CORRUPT:
                    raise
                self._trees[name] = parse(content, recover=True)
                self._account.note(Reason.CORRUPT)
        return self._trees[name]

    def claimed_size(self, name: str) -> int:
        """Bytes that the directory says come out of a part: a hint, never a limit."""
        return self._entries[name].file_size

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part that is not kept, piece by piece as it is inflated; raise Refused as `read`."""
        info = self._entries[name]
        data, most = self._compressed(info), self._most(info)
        pieces: Iterator[bytes]
        if info.compress_type == zipfile.ZIP_STORED:
            pieces = (bytes(data[at : at + CHUNK]) for at in range(0, len(data), CHUNK))
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            pieces = _pieces(data)
        else:
            raise Refused(Reason.CORRUPT)
        for piece in pieces:
            most -= len(piece)
            if most < 0:
                raise Refused(Reason.TOO_COMPLEX)
            self._account.stream(len(piece))
            yield piece

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        compressed = self._compressed(info)
        room = self._account.room
        if info.compress_type == zipfile.ZIP_DEFLATED:
            try:
                data = _inflated(compressed, min(room, self._most(info)))
            except zlib.error:
                raise Refused(Reason.CORRUPT) from None
        elif info.compress_type == zipfile.ZIP_STORED:
            data = bytes(compressed)
        else:
            raise Refused(Reason.CORRUPT)
        self._account.inflate(len(data))
        return data

    def _most(self, info: zipfile.ZipInfo) -> int:
        return max(RATIO_COUNTS_FROM, info.compress_size * self._account.limits.ratio)

    def _compressed(self, info: zipfile.ZipInfo) -> memoryview:
        start = info.header_offset
        try:
            header = LOCAL_HEADER.unpack_from(self._content, start)
        except struct.error:
            raise Refused(Reason.CORRUPT) from None
        if header[0] != b"PK\x03\x04":
            raise Refused(Reason.CORRUPT)
        if header[2] & ENCRYPTED_FLAG:
            raise Refused(Reason.ENCRYPTED)
        start += LOCAL_HEADER.size + header[9] + header[10]
        return memoryview(self._content)[start : start + info.compress_size]


def _inflated(data: memoryview, most: int) -> bytes:
    """Raw deflate, stopped at `most` bytes: what headers claim about sizes is not asked."""
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    out = machine.decompress(data, most + 1)
    if len(out) > most:
        raise Refused(Reason.TOO_COMPLEX)
    return out


def _pieces(data: memoryview) -> Iterator[bytes]:
    """Raw deflate, at most `CHUNK` bytes at a time; what lies behind its end is left."""
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(data), FED_AT_ONCE):
        left = bytes(data[at : at + FED_AT_ONCE])
        while left and not machine.eof:
            try:
                piece = machine.decompress(left, CHUNK)
            except zlib.error:
                raise Refused(Reason.CORRUPT) from None
            left = machine.unconsumed_tail
            if piece:
                yield piece


def _directory(content: bytes, account: Account) -> list[zipfile.ZipInfo]:
    if len(content) >= END_SIZE and content[-END_SIZE:].startswith(b"PK\x05\x06"):
        claimed = struct.unpack_from("<H", content, len(content) - 12)[0]
        if claimed > account.limits.entries:
            raise Refused(Reason.TOO_COMPLEX)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError):
        raise Refused(Reason.CORRUPT) from None
    if len(entries) > account.limits.entries:
        raise Refused(Reason.TOO_COMPLEX)
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise Refused(Reason.ENCRYPTED)
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise Refused(Reason.CORRUPT)
    files = [entry for entry in entries if not entry.filename.endswith("/")]
    names = {entry.filename for entry in files}
    if len(names) < len(files) or "" in names:
        raise Refused(Reason.CORRUPT)
    return files
