"""Rich text as Outlook packs it (MS-OXRTFCP): a sliding window over text that is known before."""

import struct

KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
PACKED, PLAIN = b"LZFu", b"MELA"
WINDOW = 4096


def inflated(data: bytes, *, most: int) -> bytes:
    """The rich text, at most `most` bytes of it; nothing if `data` is not packed this way."""
    if len(data) < 16:
        return b""
    size = min(struct.unpack_from("<I", data, 4)[0], most)
    if data[8:12] == PLAIN:
        return data[16 : 16 + size]
    return _unpacked(data[16:], size) if data[8:12] == PACKED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    """A byte of flags rules eight steps: a letter, or offset and length in the window."""
    out = bytearray(KNOWN)
    at = 0
    while at < len(data) and len(out) < size + len(KNOWN):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            pair = int.from_bytes(data[at : at + 2], "big")
            at += 2
            begin = _place(pair >> 4, len(out))
            if begin is None:
                return bytes(out[len(KNOWN) :])
            for step in range((pair & 0xF) + 2):
                out.append(out[begin + step])
    return bytes(out[len(KNOWN) :])


def _place(offset: int, length: int) -> int | None:
    """Where in all that was written a place of the window lies; None at its end, which ends all."""
    back = (length - offset) % WINDOW
    return length - back if 0 < back <= length else None
