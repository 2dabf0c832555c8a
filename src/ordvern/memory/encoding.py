"""Stems as numbers, so that a million segments can be compared without their words."""

from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

# Code points of one plane after another, without the surrogates: rapidfuzz compares strings
# fastest, and about a million different stems can be told apart. Two stems that share a number
# make a segment look nearer than it is, never further; the words themselves decide afterwards.
_FIRST, _COUNT, _SURROGATES, _GAP = 0x20, 0x10FFFF - 0x20 - 0x800, 0xD800, 0x800

Numbers = npt.NDArray[np.uint32]


def number(stem: str) -> int:
    """The number of a stem: a Unicode code point that is no surrogate. Always the same."""
    point = _FIRST + crc32(stem.encode("utf-8", "surrogatepass")) % _COUNT
    return point if point < _SURROGATES else point + _GAP


def encoded(stems: Iterable[str]) -> str:
    """Stems as a string of one character each."""
    return "".join([chr(number(stem)) for stem in stems])


def as_numbers(text: str) -> Numbers:
    """An encoded segment as an array."""
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)


def as_text(numbers: Sequence[int] | Numbers | bytes) -> str:
    """The encoded segment of an array or of its bytes (little-endian)."""
    data = numbers if isinstance(numbers, bytes) else np.asarray(numbers, np.uint32).tobytes()
    return data.decode("utf-32-le")
