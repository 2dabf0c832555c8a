"""PowerPoint presentations of 1997-2003 (MS-PPT): every text record, by where it stands.

A file that was saved quickly keeps what slides said before; those records are read like all
others.
"""

import struct
import zlib
from collections.abc import Iterator

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.compound import BROKEN, Compound, around, pictures
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

MAIN = "PowerPoint Document"
CONTAINER = 0xF
TEXT_UTF16, TEXT_LATIN, STRING, OBJECT = 4000, 4008, 4026, 4113
PARTS = {
    1006: Part.BODY,  # a slide
    1008: Part.COMMENT,  # a page of notes
    1016: Part.NOT_SHOWN,  # a master
    4041: Part.NOT_SHOWN,  # a master of hand-outs
    4055: Part.LINK,
    4057: Part.FOOTER,  # headers and footers
    12000: Part.COMMENT,
    5000: Part.METADATA,  # tags of programs
}
ENCRYPTED_TOKEN = 0xF3D1C4DF
NESTING_AT_MOST = 40
GAPS = str.maketrans({"\r": "\n", "\x0b": "\n", "\0": None})


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Texts in the order of the file (``record@1234``). Raises Refused: encrypted or corrupt."""
    file = Compound(content, account)
    if _is_encrypted(file):
        raise Refused(Reason.ENCRYPTED)
    main = file.read(MAIN)
    yield from _records(main, account)
    yield from around(file, account)
    for name in (MAIN, "Pictures"):
        if name in file:
            yield from pictures(main if name == MAIN else file.read(name), name, account)


def _is_encrypted(file: Compound) -> bool:
    if "EncryptedSummary" in file:
        return True
    user = file.read("Current User") if "Current User" in file else b""
    return len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == ENCRYPTED_TOKEN


def _records(data: bytes, account: Account) -> Iterator[Segment | Embedded]:
    """All records, depth first; a container ends where its length says or its holder ends."""
    open_: list[tuple[int, Part]] = [(len(data), Part.BODY)]
    at = 0
    while at + 8 <= len(data):
        while len(open_) > 1 and at >= open_[-1][0]:
            open_.pop()
        version, kind, size = struct.unpack_from("<HHI", data, at)
        end = min(at + 8 + size, open_[-1][0])
        part = PARTS.get(kind, open_[-1][1])
        if version & 0xF == CONTAINER and len(open_) < NESTING_AT_MOST:
            open_.append((end, part))
            at += 8
            continue
        yield from _atom(kind, data[at + 8 : end], at, part, account)
        at = max(end, at + 8)


def _atom(
    kind: int, data: bytes, at: int, part: Part, account: Account
) -> Iterator[Segment | Embedded]:
    text = ""
    if kind in (TEXT_UTF16, STRING):
        text = data.decode("utf-16-le", "replace")
        part = Part.METADATA if kind == STRING and part is Part.BODY else part
    elif kind == TEXT_LATIN:
        text = data.decode("latin-1")
    elif kind == OBJECT:
        yield from _object(data, at, account)
    text = text.translate(GAPS)
    if text.strip():
        yield Segment(text, f"record@{at}", part)


def _object(data: bytes, at: int, account: Account) -> Iterator[Embedded]:
    """An embedded object: a compound file, mostly deflated behind its length."""
    try:
        machine = zlib.decompressobj()
        inflated = machine.decompress(data[4:], max(account.room, 1))
    except (zlib.error, *BROKEN):
        inflated = data
    account.inflate(len(inflated))
    yield Embedded(inflated, "", f"record@{at}")
