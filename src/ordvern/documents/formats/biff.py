"""Records of Excel's old binary format (MS-XLS): strings, and texts that are in no cell."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

CONTINUE = 0x003C


@dataclass(frozen=True, slots=True)
class Record:
    """One record, with the records that continue it; `at` is its place in the stream."""

    kind: int
    blocks: tuple[bytes, ...]
    at: int

    @property
    def data(self) -> bytes:
        return self.blocks[0]


def records(stream: bytes) -> Iterator[Record]:
    """All records of a stream, each with its continuations, until it ends or makes no sense."""
    kind, begin, blocks = -1, 0, [b""]
    at = 0
    while at + 4 <= len(stream):
        number, size = struct.unpack_from("<HH", stream, at)
        block = stream[at + 4 : at + 4 + size]
        if number == CONTINUE:
            blocks.append(block)
        else:
            if kind >= 0:
                yield Record(kind, tuple(blocks), begin)
            kind, begin, blocks = number, at, [block]
        at += 4 + size
    if kind >= 0:
        yield Record(kind, tuple(blocks), begin)


def short_string(data: bytes, at: int, length: int) -> str:
    """A string of `length` characters whose flags stand at `at`, in one block."""
    if data[at] & 1:
        return data[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    return data[at + 1 : at + 1 + length].decode("latin-1")


class Strings:
    """Reads the strings of a table that is cut into blocks wherever a block was full."""

    def __init__(self, blocks: tuple[bytes, ...]) -> None:
        self._blocks = blocks
        self._block = 0
        self._at = 8  # behind the two counts

    def __iter__(self) -> Iterator[str]:
        while self._more():
            yield self._string()

    def _more(self) -> bool:
        while self._block < len(self._blocks) and self._at >= len(self._blocks[self._block]):
            self._block, self._at = self._block + 1, 0
        return self._block < len(self._blocks)

    def _take(self, size: int) -> bytes:
        taken = bytearray()
        while len(taken) < size and self._more():
            block = self._blocks[self._block]
            part = block[self._at : self._at + size - len(taken)]
            taken += part
            self._at += len(part)
        return bytes(taken)

    def _string(self) -> str:
        """Characters may go on in the next block, which then begins with their width anew."""
        left = int.from_bytes(self._take(2), "little")
        flags = int.from_bytes(self._take(1), "little")
        runs = int.from_bytes(self._take(2), "little") if flags & 8 else 0
        extra = int.from_bytes(self._take(4), "little") if flags & 4 else 0
        texts: list[str] = []
        wide = flags & 1
        while left and self._more():
            if self._at == 0 and texts:
                wide = self._take(1)[0] & 1
            room = len(self._blocks[self._block]) - self._at
            count = min(left, max(1, room // (1 + wide)))
            data = self._take(count * (1 + wide))
            texts.append(data.decode("utf-16-le" if wide else "latin-1", "replace"))
            left -= count
        self._take(4 * runs + extra)
        return "".join(texts)
