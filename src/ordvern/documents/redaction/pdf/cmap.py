"""Reads an embedded CMap: how long codes are, and which CID each stands for (Adobe TN 5014)."""

import re
from dataclasses import dataclass

SECTION = re.compile(
    rb"begin(codespacerange|cidrange|cidchar)(.*?)end(?:codespacerange|cidrange|cidchar)", re.DOTALL
)
TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\d+)")


@dataclass(frozen=True, slots=True)
class CodeMap:
    """`spaces` are (bytes, first, last) of valid codes; `ranges` (first, last, CID of first)."""

    spaces: tuple[tuple[int, int, int], ...]
    ranges: tuple[tuple[int, int, int], ...]
    is_identity: bool = False

    @classmethod
    def identity(cls) -> "CodeMap":
        return cls(((2, 0, 0xFFFF),), (), is_identity=True)

    def split(self, string: bytes) -> list[tuple[int, int]]:
        """(code, bytes) for each code; a byte that begins none counts as a code of its own."""
        if self.is_identity:
            return [
                (int.from_bytes(string[at : at + 2], "big"), len(string[at : at + 2]))
                for at in range(0, len(string), 2)
            ]
        codes, at = [], 0
        while at < len(string):
            code, size = self._code_at(string, at)
            codes.append((code, size))
            at += size
        return codes

    def _code_at(self, string: bytes, at: int) -> tuple[int, int]:
        for size, first, last in self.spaces:
            code = string[at : at + size]
            if len(code) == size and all(
                low <= byte <= high
                for low, byte, high in zip(
                    first.to_bytes(size, "big"), code, last.to_bytes(size, "big"), strict=True
                )
            ):
                return int.from_bytes(code, "big"), size
        return string[at], 1

    def cid(self, code: int) -> int:
        if self.is_identity:
            return code
        for first, last, cid in self.ranges:
            if first <= code <= last:
                return cid + code - first
        return 0


def code_map(source: bytes) -> CodeMap:
    """The CMap in a stream's bytes."""
    spaces: list[tuple[int, int, int]] = []
    ranges: list[tuple[int, int, int]] = []
    for kind, body in SECTION.findall(source):
        tokens = [
            (len(code.replace(b" ", b"")) // 2, int(code.replace(b" ", b"") or b"0", 16))
            if not number
            else (0, int(number))
            for code, number in TOKEN.findall(body)
        ]
        step = 3 if kind == b"cidrange" else 2
        for at in range(0, len(tokens) - step + 1, step):
            if kind == b"codespacerange":
                spaces.append((tokens[at][0], tokens[at][1], tokens[at + 1][1]))
            elif kind == b"cidrange":
                ranges.append((tokens[at][1], tokens[at + 1][1], tokens[at + 2][1]))
            else:
                ranges.append((tokens[at][1], tokens[at][1], tokens[at + 1][1]))
    return CodeMap(tuple(sorted(spaces)) or ((2, 0, 0xFFFF),), tuple(ranges))
