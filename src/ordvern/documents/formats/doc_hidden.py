"""Which bytes of a Word 97 document are formatted as hidden (MS-DOC 2.8.6, 2.9.32, 2.6.1).

The formatting of characters lies in pages of 512 bytes of the main stream; each says for stretches
of bytes what differs from the style. What only a style hides is not seen.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence

PAGES_AT = 0x00FA
PAGE = 512
HIDDEN = 0x083C
"""sprmCFVanish: one byte, 1 for hidden, 0x81 for the opposite of the style."""
SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand by the three highest bits of its code; 0 where it says so itself."""

Range = tuple[int, int]


def hidden_ranges(main: bytes, table: bytes) -> list[Range]:
    """The stretches of the main stream, in order and apart. Raises `struct.error` on damage."""
    begin, size = struct.unpack_from("<II", main, PAGES_AT)
    count = max(0, (min(size, len(table) - begin) - 4) // 8)
    pages = struct.unpack_from(f"<{count}I", table, begin + 4 * (count + 1)) if count else ()
    found: list[Range] = []
    for page in sorted({number & 0x3FFFFF for number in pages}):
        found += _of_page(main[page * PAGE : (page + 1) * PAGE])
    return _apart(found)


def covering(ranges: Sequence[Range], piece: Range, width: int) -> Iterator[Range]:
    """Where the ranges lie on a piece of text, in characters from its first."""
    begin, end = piece
    for start, stop in ranges[max(0, bisect_right(ranges, (begin, begin)) - 1) :]:
        if start >= end:
            return
        first, last = max(start, begin), min(stop, end)
        if first < last:
            yield (first - begin) // width, -(-(last - begin) // width)


def _of_page(page: bytes) -> Iterator[Range]:
    if len(page) < PAGE:
        return
    runs = min(page[-1], (PAGE - 5) // 5)
    places = struct.unpack_from(f"<{runs + 1}I", page)
    for number, offset in enumerate(page[4 * (runs + 1) : 4 * (runs + 1) + runs]):
        at = 2 * offset
        if at and places[number] < places[number + 1] and _hides(page[at + 1 : at + 1 + page[at]]):
            yield places[number], places[number + 1]


def _hides(changes: bytes) -> bool:
    """Whether the last word of these changes on hiding is that it is hidden."""
    at, hidden = 0, False
    while at + 3 <= len(changes):
        code = struct.unpack_from("<H", changes, at)[0]
        if code == HIDDEN:
            hidden = changes[at + 2] != 0
        at += 2 + (SIZES[code >> 13] or 1 + changes[at + 2])
    return hidden


def _apart(ranges: list[Range]) -> list[Range]:
    """The same bytes in ranges that neither touch nor lie on each other."""
    found: list[Range] = []
    for begin, end in sorted(ranges):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return found
