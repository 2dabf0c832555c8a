"""Windows metafiles: kept without their description where they draw only lines, gone with text.

Record types are those of [MS-EMF] 2.1.1 and [MS-WMF] 2.1.1.1.
"""

import struct
from collections.abc import Iterator

EMF_SIGNATURE = b" EMF"
EMF_TEXT = frozenset({83, 84, 96, 97, 108})  # the records that draw text
EMF_COMMENT, EMF_END = 70, 14
HARMLESS_COMMENT = frozenset({b"GDIC"})
PLACEABLE = b"\xd7\xcd\xc6\x9a"
WMF_TEXT = frozenset({0x0521, 0x0A32, 0x0626})  # the last is an escape, which can hold anything


def lines_only(content: bytes) -> bytes | None:
    """The metafile without its description; None if it holds text or is not understood."""
    try:
        if content[40:44] == EMF_SIGNATURE:
            return _emf(content)
        return _wmf(content)
    except (struct.error, IndexError):
        return None


def _emf(content: bytes) -> bytes | None:
    end = 0
    for kind, at, size in _emf_records(content):
        is_comment = kind == EMF_COMMENT and content[at + 12 : at + 16] not in HARMLESS_COMMENT
        if kind in EMF_TEXT or is_comment:
            return None
        end = at + size
    characters, offset = struct.unpack_from("<II", content, 60)
    clean = bytearray(content[:end])
    if characters:
        clean[offset : offset + 2 * characters] = bytes(2 * characters)
    return bytes(clean) if len(clean) == end else None


def _emf_records(content: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while True:
        kind, size = struct.unpack_from("<II", content, at)
        if size < 8 or at + size > len(content):
            raise IndexError
        yield kind, at, size
        at += size
        if kind == EMF_END:
            return


def _wmf(content: bytes) -> bytes | None:
    at = 22 if content.startswith(PLACEABLE) else 0
    (words,) = struct.unpack_from("<H", content, at + 2)
    at += 2 * words
    while True:
        size, function = struct.unpack_from("<IH", content, at)
        if size < 3 or at + 2 * size > len(content) or function in WMF_TEXT:
            return None
        at += 2 * size
        if not function:
            return content[:at]
