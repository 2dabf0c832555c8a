"""What single characters are: capital or small, digit, space, end of a line or of a sentence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Hashed = NDArray[np.uint64]

LOWER, UPPER, DIGIT, LETTER, OTHER = 1, 2, 3, 4, 5
SPACE, BREAK, ENDS, OPENS = 1, 2, 4, 8
HYPHENS = frozenset((0x2D, 0x2010, 0x2011))
_KNOWN = 0x2C00
_BEYOND = 0x3001
_BREAKS = frozenset("\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029|")
_END_MARKS = frozenset(".!?…")
_OPENING = frozenset("\"'«“”„-–—(•")
_EIGHT = 8
_AMOUNT = {LOWER: 1 << 16, LETTER: 1 << 16, UPPER: 1 << 8, DIGIT: 1 << 24, OTHER: 0}
_HYPHEN = 1 << 32


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _class_of(char: str) -> int:
    if char.islower():
        return LOWER
    if char.isupper():
        return UPPER
    if char.isdigit():
        return DIGIT
    return LETTER if char.isalpha() else OTHER


def place_of(code: int) -> int:
    """Whether a character is a space, breaks a line, ends a sentence or may open one."""
    char = chr(code)
    opens = char in _OPENING or (char.isalnum() and not char.islower())
    return (
        SPACE * char.isspace()
        | BREAK * (char in _BREAKS)
        | ENDS * (char in _END_MARKS)
        | OPENS * opens
    )


def _lower_ones(chars: Sequence[str]) -> Hashed:
    small = [char.lower() for char in chars]
    same = [a if len(a) == 1 else char for a, char in zip(small, chars, strict=True)]
    table = codes_of("".join(same)).astype(np.uint64)
    table[0x31:0x3A] = 0x30
    return table


def _places_of(chars: Sequence[str]) -> NDArray[np.uint8]:
    """`place_of` each; what they nearly all are, first."""
    opening = [char.isalnum() and not char.islower() for char in chars]
    table = np.array(opening, dtype=np.uint8) * np.uint8(OPENS)
    for char in {*_BREAKS, *_END_MARKS, *_OPENING, *filter(str.isspace, chars)}:
        table[ord(char)] = place_of(ord(char))
    return table


_CHARS = [*map(chr, range(_BEYOND))]
_LOWER_TABLE = _lower_ones(_CHARS[:_KNOWN])
_CLASS_TABLE = np.array([0, *map(_class_of, _CHARS[1:_KNOWN])], dtype=np.uint64)
_AMOUNTS = [0, *(1 + _AMOUNT[kind] for kind in (LOWER, UPPER, DIGIT, LETTER, OTHER))]
_AMOUNT_TABLE = np.array(_AMOUNTS, dtype=np.uint64).take(_CLASS_TABLE.astype(np.intp))
_AMOUNT_TABLE[[*HYPHENS]] += np.uint64(_HYPHEN)
_PLACE_TABLE = _places_of(_CHARS)
_FAR_AMOUNT = np.uint64(1 + _AMOUNT[LETTER])


def tables() -> tuple[Hashed, Hashed, NDArray[np.uint8]]:
    """The small letter and the class of each of the first characters, and the places of more."""
    return _LOWER_TABLE, _CLASS_TABLE, _PLACE_TABLE


def lower(codes: Codes) -> Hashed:
    """The codes in lower case, the digits 1 to 9 made 0."""
    return _looked_up(codes, _LOWER_TABLE, codes)


def classes(codes: Codes) -> Hashed:
    """Small letter, capital, digit, letter without case or other; 0 for code 0."""
    return _looked_up(codes, _CLASS_TABLE, np.uint64(LETTER))


def amounts(codes: Codes) -> Hashed:
    """Numbers to add up over the letters of a word, eight bits each, the lowest first: how many
    letters there are, capitals, letters that are none, digits, hyphens."""
    return _looked_up(codes, _AMOUNT_TABLE, _FAR_AMOUNT)


def amount(total: Hashed, number: int) -> NDArray[np.int64]:
    """One of the eight-bit numbers of a sum of `amounts`."""
    return ((total >> np.uint64(_EIGHT * number)) & np.uint64(0xFF)).astype(np.int64)


def _looked_up(codes: Codes, table: Hashed, beyond: Codes | np.uint64) -> Hashed:
    if int(codes.max(initial=0)) < _KNOWN:
        return table.take(codes)
    found = table.take(np.minimum(codes, _KNOWN - 1))
    return np.where(codes < _KNOWN, found, beyond).astype(np.uint64)


def places(codes: Codes) -> NDArray[np.uint8]:
    """For each code whether it is a space, breaks a line, ends a sentence or may open one."""
    if int(codes.max(initial=0)) < _BEYOND:
        return _PLACE_TABLE.take(codes)
    found = _PLACE_TABLE.take(np.minimum(codes, _BEYOND - 1))
    for place in np.flatnonzero(codes >= _BEYOND).tolist():
        found[place] = place_of(int(codes[place]))
    return found
