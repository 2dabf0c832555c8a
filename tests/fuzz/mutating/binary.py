"""Damages numbers, records and streams of the old binary formats."""

import struct
from io import BytesIO
from random import Random

import olefile

from tests.documents.old import SECTOR, compound
from tests.fuzz.mutating.tokens import Change, Mutator

NUMBERS = (0, 1, 2, 7, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE,
           0xFFFFFFFF)  # fmt: skip
# The maker of compound files knows one sector of its table: what does not fit is damaged as bytes.
FITS = 100 * SECTOR


def numbers(content: bytes, chance: Random, change: Change) -> bytes:
    """A few numbers of one, two or four bytes become others, in place."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 2, 5))):
        width = chance.choice((1, 2, 4))
        at = chance.randrange(max(1, len(damaged) - width))
        value = chance.choice(NUMBERS)
        if chance.random() < 0.3:
            value = int.from_bytes(damaged[at : at + width], "little") + chance.choice((-1, 1, 16))
        size = len(damaged[at : at + width])
        damaged[at : at + width] = (value % (1 << 8 * size)).to_bytes(size, "little")
    return bytes(damaged)


def of_records(head: str) -> Mutator:
    """Damage to records of a kind, a length and data; `head` is their struct, ending in both."""
    layout = struct.Struct(head)

    def mutate(content: bytes, chance: Random, change: Change) -> bytes:
        if chance.random() < 0.3:
            return numbers(content, chance, change)
        records = _records(content, layout)
        at, other = chance.randrange(len(records)), chance.randrange(len(records))
        match chance.randrange(6):
            case 0:
                del records[at]
            case 1:
                records[other:other] = [records[at]] * chance.choice((1, 2, 50))
            case 2:
                records[at], records[other] = records[other], records[at]
            case 3:
                records[at] = records[at][: layout.size] + change(records[at][layout.size :])
            case 4:
                records[at] = (
                    numbers(records[at][: layout.size], chance, change) + records[at][layout.size :]
                )
            case _:
                records[at] = records[at][: layout.size] + numbers(
                    records[at][layout.size :], chance, change
                )
        return b"".join(records)

    return mutate


def _records(content: bytes, layout: struct.Struct) -> list[bytes]:
    found, at = [], 0
    while at + layout.size <= len(content):
        size = layout.size + layout.unpack_from(content, at)[-1]
        found.append(content[at : at + size])
        at += size
    return [*found, content[at:]]


def of_compounds(of_stream: Mutator) -> Mutator:
    """Mostly one stream is damaged and all are put together anew; else sectors and directory."""

    def mutate(content: bytes, chance: Random, change: Change) -> bytes:
        streams = streams_of(content)
        if not streams or chance.random() < 0.2:
            return numbers(content, chance, change)
        chosen = chance.choice(list(streams))
        if chance.random() < 0.1:
            del streams[chosen]
        else:
            streams[chosen] = of_stream(streams[chosen], chance, change)
        whole = sum(len(each) + SECTOR for each in streams.values())
        return compound(streams) if streams and whole < FITS else change(content)

    return mutate


def streams_of(content: bytes) -> dict[str, bytes]:
    """The streams by name, to one storage's depth; none if it cannot be opened."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            return {
                "/".join(path): file.openstream(path).read()
                for path in file.listdir()
                if len(path) < 3
            }
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error):
        return {}
