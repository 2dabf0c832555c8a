"""Word documents of 1997-2003 (MS-DOC): the text of every story, piece by piece.

The characters of all stories (body, footnotes, headers, comments, endnotes, text boxes) stand one
after the other in pieces of the main stream; a table tells where each piece lies. Bytes of the
text area that no piece covers are what quick saving left behind: they are told as not shown.
"""

import re
import struct
from collections.abc import Iterator
from itertools import compress

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.compound import Compound, around, pictures
from ordvern.documents.formats.doc_hidden import Range, covering, hidden_ranges
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

MAIN = "WordDocument"
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
NEWEST_UNREAD = 0x00C0
"""Files of Word 6 and 95 have lower numbers; their text lies otherwise."""
STORIES = (
    (76, "body", Part.BODY),
    (80, "footnotes", Part.FOOTNOTE),
    (84, "headers", Part.HEADER),
    (88, "macros", Part.NOT_SHOWN),
    (92, "comments", Part.COMMENT),
    (96, "endnotes", Part.FOOTNOTE),
    (100, "text boxes", Part.TEXT_BOX),
    (104, "text boxes of headers", Part.TEXT_BOX),
)
"""Where the main stream says how many characters a story has, its name and its part."""
PIECES_AT = 0x01A2
NAMES_AT = {"bookmarks": 0x0142, "template and author": 0x019A, "revisers": 0x0232}
COMPRESSED = 1 << 30
PARAGRAPH = re.compile("[\r\x07\x0c]")
FIELD = re.compile("\x13([^\x13\x14\x15]*)(?:\x14([^\x13\x14\x15]*))?\x15")
SIGNS = str.maketrans(
    {
        "\x0b": "\n",
        "\x1e": "\u2011",
        "\x1f": "\u00ad",
        **dict.fromkeys("\x00\x01\x02\x03\x04\x05\x06\x08\x13\x14\x15"),
    }
)
LEFT_BEHIND = re.compile(r"[^\W\d_][^\x00-\x08\x0e-\x1f\ufffd]{3,}")

Piece = tuple[int, int, int]
"""First byte, characters, and bytes a character."""


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Stories in their order (``body#12``: its twelfth paragraph), then what stands around them.

    Raises Refused: encrypted, corrupt, or type_not_accepted for Word 6 and 95."""
    file = Compound(content, account)
    main = file.read(MAIN)
    try:
        yield from _stories(file, main, account.limits.characters)
    except struct.error:
        raise Refused(Reason.CORRUPT) from None
    yield from around(file, account)
    yield from pictures(main, MAIN, account)
    if "Data" in file:
        yield from pictures(file.read("Data"), "Data", account)


def _stories(file: Compound, main: bytes, most: int) -> Iterator[Segment]:
    version, flags = struct.unpack_from("<H", main, 2)[0], struct.unpack_from("<H", main, 10)[0]
    if flags & ENCRYPTED:
        raise Refused(Reason.ENCRYPTED)
    if version <= NEWEST_UNREAD:
        raise Refused(Reason.TYPE_NOT_ACCEPTED)
    table = file.read("1Table" if flags & SECOND_TABLE else "0Table")
    pieces = list(_pieces(main, table))
    if sum(min(count, len(main)) for _, count, _ in pieces) > most:
        raise Refused(Reason.TOO_COMPLEX)
    text = "".join(_text(main, piece) for piece in pieces)
    hidden = _hidden(pieces, hidden_ranges(main, table), len(text))
    at = 0
    for place, name, part in STORIES:
        size = max(0, struct.unpack_from("<i", main, place)[0])
        story = slice(at, at + size)
        yield from _story(text[story], hidden[story], name, part)
        at += size
    yield from _story(text[at:], hidden[at:], "after all stories", Part.NOT_SHOWN)
    yield from _left_behind(main, pieces)
    for name, place in NAMES_AT.items():
        begin, size = struct.unpack_from("<II", main, place)
        yield from _names(table[begin : begin + size], name)


def _pieces(main: bytes, table: bytes) -> Iterator[Piece]:
    begin, size = struct.unpack_from("<II", main, PIECES_AT)
    at, end = begin, begin + size
    while at < end and table[at : at + 1] == b"\1":
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if table[at : at + 1] != b"\2":
        raise Refused(Reason.CORRUPT)
    count = (struct.unpack_from("<I", table, at + 1)[0] - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    first = at + 5 + 4 * (count + 1)
    for index in range(count):
        where = struct.unpack_from("<I", table, first + 8 * index + 2)[0]
        characters = max(0, positions[index + 1] - positions[index])
        if where & COMPRESSED:
            yield (where & ~COMPRESSED) // 2, characters, 1
        else:
            yield where, characters, 2


def _text(main: bytes, piece: Piece) -> str:
    begin, characters, width = piece
    whole = (len(main) - begin) // width
    data = main[begin : begin + min(characters, max(0, whole)) * width]
    text = data.decode(*(("utf-16-le", "surrogatepass") if width == 2 else ("cp1252", "replace")))
    return text.ljust(min(characters, len(main)), "\0")


def _hidden(pieces: list[Piece], ranges: list[Range], size: int) -> bytes:
    """A byte for each character of the text: 1 where it is formatted as hidden."""
    marks, at = bytearray(size), 0
    for begin, count, width in pieces if ranges else ():
        for first, last in covering(ranges, (begin, begin + count * width), width):
            marks[at + first : min(at + last, size)] = b"\1" * (min(at + last, size) - at - first)
        at += count
    return bytes(marks)


def _story(text: str, hidden: bytes, name: str, part: Part) -> Iterator[Segment]:
    at = 0
    for number, paragraph in enumerate(PARAGRAPH.split(text), 1):
        marks = hidden[at : at + len(paragraph)]
        at += len(paragraph) + 1
        yield from _paragraph(paragraph, marks, f"{name}#{number}", part)


def _paragraph(text: str, hidden: bytes, place: str, part: Part) -> Iterator[Segment]:
    """What is shown, the instructions of fields, and apart from both what is hidden."""
    codes: list[str] = []
    told = [(text, place, part)]
    if any(hidden):
        concealed = "".join(compress(text, hidden))
        shown = "".join(sign for sign, is_hidden in zip(text, hidden, strict=True) if not is_hidden)
        told = [(shown, place, part), (concealed, f"{place}h", Part.HIDDEN)]
    for piece, where, kind in told:
        words = _without_fields(piece, codes).translate(SIGNS)
        if words.strip():
            yield Segment(words, where, kind)
    for code in codes:
        yield Segment(code, f"{place}f", Part.FIELD)


def _without_fields(text: str, codes: list[str]) -> str:
    """What fields show, innermost first; their instructions are put into `codes`."""

    def result(field: re.Match[str]) -> str:
        code = field[1].translate(SIGNS).strip()
        if code:
            codes.append(code)
        return field[2] or ""

    while (shorter := FIELD.sub(result, text)) != text:
        text = shorter
    return text


def _left_behind(main: bytes, pieces: list[Piece]) -> Iterator[Segment]:
    """Readable runs of the text area that no piece covers."""
    at, end = struct.unpack_from("<II", main, 24)
    covered = sorted((begin, begin + count * width) for begin, count, width in pieces)
    for begin, stop in [*covered, (end, end)]:
        gap = main[at : min(begin, end)] if begin > at else b""
        wide = gap[1::2].count(0) > len(gap) * 0.3
        text = gap.decode("utf-16-le" if wide else "cp1252", "replace")
        for match in LEFT_BEHIND.finditer(text):
            yield Segment(match[0], f"left@{at + match.start()}", Part.NOT_SHOWN)
        at = max(at, stop)


def _names(data: bytes, name: str) -> Iterator[Segment]:
    """A table of UTF-16 strings (STTB, MS-DOC 2.2.4)."""
    if not data.startswith(b"\xff\xff") or len(data) < 6:
        return
    count, extra = struct.unpack_from("<HH", data, 2)
    at = 6
    for number in range(1, count + 1):
        if at + 2 > len(data):
            return
        length = 2 * struct.unpack_from("<H", data, at)[0]
        text = data[at + 2 : at + 2 + length].decode("utf-16-le", "replace").strip("\0 ")
        if text:
            yield Segment(text, f"{name}#{number}", Part.METADATA)
        at += 2 + length + extra
