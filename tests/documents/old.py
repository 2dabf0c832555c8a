"""Makes small files of the old binary formats for these tests, byte by byte as their papers say."""

import struct
import zlib
from collections.abc import Mapping, Sequence

SECTOR, END, FREE, TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB) with these streams, ``storage/stream`` for those beneath a storage.

    Every stream is padded beyond 4096 bytes, so that there is no need for the small sectors."""
    folders = list(dict.fromkeys(name.partition("/")[0] for name in streams if "/" in name))
    names = ["Root Entry", *folders, *streams]
    entries = -(-len(names) // 4)
    chains, begins, data = [], {}, b""
    at = 1 + entries
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        count = len(padded) // SECTOR
        begins[name] = (at, len(padded))
        chains += [*range(at + 1, at + count), END]
        data += padded
        at += count
    directory = b"".join(_entry(names, n, folders, begins) for n in range(len(names)))
    fat = [TABLE, *range(2, 1 + entries), END, *chains]
    table = struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    head += bytes(6) + struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + table + directory.ljust(entries * SECTOR, b"\0") + data


def _entry(
    names: list[str], number: int, folders: list[str], begins: Mapping[str, tuple[int, int]]
) -> bytes:
    """A directory entry; those of one storage hang in a row on each other's right hand."""
    name = names[number]
    holder = name.partition("/")[0] if "/" in name else ""
    later = [
        n
        for n in range(number + 1, len(names))
        if (names[n].partition("/")[0] if "/" in names[n] else "") == holder
    ]
    right = later[0] if number and later else FREE
    inside = [n for n, one in enumerate(names) if "/" in one and one.partition("/")[0] == name]
    child = 1 if number == 0 else (inside[0] if inside else FREE)
    kind = ROOT if number == 0 else STORAGE if name in folders else STREAM
    begin, size = begins.get(name, (END if number == 0 else 0, 0))
    last = name.rpartition("/")[2].encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I16sI16sIQ",
        *(last, len(last) + 2, kind, 1, FREE, right, child, bytes(16), 0, bytes(16), begin, size),
    )


def doc(
    body: str,
    *,
    notes: str = "",
    comments: str = "",
    left: bytes = b"",
    flags: int = 0,
    hidden: Sequence[str] = (),
) -> bytes:
    """A Word 97 document: the body in 8 bits, notes and comments in UTF-16.

    The words in `hidden` are formatted so wherever they stand."""
    main = bytearray(1024)
    struct.pack_into("<HHHHHH", main, 0, 0xA5EC, 0xC1, 0, 0, 0, flags)
    others = notes + comments
    text = body.encode("cp1252") + left
    begin = len(main)
    wide = others.encode("utf-16-le")
    struct.pack_into("<II", main, 24, begin, begin + len(text) + len(wide))
    for place, story in ((76, body), (80, notes), (92, comments)):
        struct.pack_into("<i", main, place, len(story))
    positions = [0, len(body), len(body) + len(others)]
    where = [begin * 2 | 1 << 30, begin + len(text)]
    pieces = struct.pack("<3I", *positions)
    pieces += b"".join(struct.pack("<HIH", 0, each, 0) for each in where)
    table = b"\2" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    stretches = sorted(
        (begin + at, begin + at + size)
        for word in hidden
        for at, size in (
            (text.find(word.encode("cp1252")), len(word)),
            (len(text) + wide.find(word.encode("utf-16-le")), 2 * len(word)),
        )
        if word in (body if size == len(word) else others)
    )
    if stretches:
        page = (begin + len(text) + len(wide)) // 512 + 1
        struct.pack_into("<II", main, 0xFA, len(table), 12)
        table += struct.pack("<III", 0, 1 << 20, page)
        wide += bytes(page * 512 - begin - len(text) - len(wide)) + formatting(stretches)
    return compound({"WordDocument": bytes(main) + text + wide, "0Table": table})


def formatting(hidden: Sequence[tuple[int, int]]) -> bytes:
    """A page that hides these stretches of bytes (CHPX FKP), bold between them."""
    edges = [0, *(edge for stretch in hidden for edge in stretch), 1 << 20]
    runs = len(edges) - 1
    bold, concealed = 2 * 240, 2 * 245
    places = bytes((concealed if n % 2 else bold) // 2 for n in range(runs))
    page = bytearray((struct.pack(f"<{runs + 1}I", *edges) + places).ljust(512, b"\0"))
    for at, changes in (
        (bold, struct.pack("<HB", 0x0835, 1)),
        (concealed, struct.pack("<HBHB", 0x0835, 1, 0x083C, 1)),
    ):
        page[at : at + 1 + len(changes)] = bytes([len(changes)]) + changes
    page[511] = runs
    return bytes(page)


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def xls(*extra: bytes, strings: tuple[str, ...] = ("Kari",), told: tuple[int, ...] = (0,)) -> bytes:
    """A workbook of one sheet whose first row shows the strings `told`; `extra` records follow."""
    table = struct.pack("<II", len(told), len(strings)) + b"".join(
        struct.pack("<HB", len(one), 1) + one.encode("utf-16-le") for one in strings
    )
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, b"\xb0\x04")
    name = struct.pack("<IBBBB", 0, 0, 0, 3, 0) + b"Ark"
    size = len(start) + 4 + len(name) + 4 + len(table) + 4
    sheet = record(0x85, struct.pack("<I", size) + name[4:])
    cells = b"".join(record(0xFD, struct.pack("<HHHI", 0, n, 0, one)) for n, one in enumerate(told))
    body = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0)) + cells
    end = record(0x0A, b"")
    return compound(
        {"Workbook": start + sheet + record(0xFC, table) + end + body + b"".join(extra) + end}
    )


def atom(kind: int, data: bytes, *, holds: bool = False) -> bytes:
    return struct.pack("<HHI", 0xF if holds else 0, kind, len(data)) + data


def ppt(*, slide: str = "", note: str = "", inside: bytes = b"", user: bytes = b"") -> bytes:
    """A presentation with a slide in UTF-16, a page of notes in 8 bits and a file inside."""
    main = atom(1006, atom(4000, slide.encode("utf-16-le")), holds=True)
    main += atom(1008, atom(4008, note.encode("latin-1")), holds=True)
    if inside:
        main += atom(4113, struct.pack("<I", len(inside)) + zlib.compress(inside))
    return compound({"PowerPoint Document": main, "Current User": user or bytes(20)})
