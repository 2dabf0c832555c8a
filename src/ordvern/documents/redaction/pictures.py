"""Pictures without what is written beside the picture: EXIF, XMP, comments, text chunks."""

import struct

PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs acTL fcTL fdAT".split()
)
JPEG = b"\xff\xd8"
STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
GIF = (b"GIF87a", b"GIF89a")


def without_metadata(content: bytes) -> bytes | None:
    """The same pixels and nothing else; None for a format (or damage) that is not understood."""
    try:
        if content.startswith(PNG):
            return _png(content)
        if content.startswith(JPEG):
            return _jpeg(content)
        if content.startswith(GIF):
            return _gif(content)
    except (struct.error, IndexError):
        return None
    return _bitmap(content)


def _png(content: bytes) -> bytes:
    out = [PNG]
    at = len(PNG)
    while at < len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise IndexError
        if kind in PNG_KEPT:
            out.append(content[at:end])
        at = end
        if kind == b"IEND":
            break
    return b"".join(out)


def _jpeg(content: bytes) -> bytes | None:
    """Drops comments and application segments, but for JFIF and Adobe's colour transform."""
    out = [JPEG]
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker in STANDALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if marker == 0xDA:
            end = content.find(b"\xff\xd9", at)
            return b"".join(out) + content[at : end + 2] if end > at else None
        if marker in {0xE0, 0xEE} or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            out.append(segment if marker != 0xE0 else segment[:18])
        at += 2 + length
    return None


def _gif(content: bytes) -> bytes:
    at = 13 + _table(content[10])
    out = [content[:at]]
    while content[at] != 0x3B:
        start = at
        at = at + 10 + _table(content[at + 9]) + 1 if content[at] == 0x2C else at + 2
        kind = content[start + 1] if content[start] == 0x21 else 0
        while content[at]:
            at += content[at] + 1
        at += 1
        if kind not in {0xFE, 0xFF, 0x01}:
            out.append(content[start:at])
    return b"".join(out) + b"\x3b"


def _table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _bitmap(content: bytes) -> bytes | None:
    """A Windows bitmap up to the size its header tells; nothing is written in those."""
    if not content.startswith(b"BM") or len(content) < 54:
        return None
    (size,) = struct.unpack_from("<I", content, 2)
    return content[:size]
