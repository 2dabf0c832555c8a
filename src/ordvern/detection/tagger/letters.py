"""What single characters are: capital or small, digit, space, end of a line or of a sentence."""

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


def _lower_of(code: int) -> int:
    if 0x31 <= code <= 0x39:
        return 0x30
    lower = chr(code).lower()
    return ord(lower) if len(lower) == 1 else code


def _class_of(code: int) -> int:
    char = chr(code)
    if char.isupper():
        return UPPER
    if char.islower():
        return LOWER
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


def _amounts_of(code: int, kind: int) -> int:
    return 1 + _AMOUNT[kind] + _HYPHEN * (code in HYPHENS)


_LOWER_TABLE = np.array([_lower_of(code) for code in range(_KNOWN)], dtype=np.uint64)
_CLASSES = [0, *(_class_of(code) for code in range(1, _KNOWN))]
_CLASS_TABLE = np.array(_CLASSES, dtype=np.uint64)
_AMOUNT_TABLE = np.array(
    [0, *(_amounts_of(code, _CLASSES[code]) for code in range(1, _KNOWN))], dtype=np.uint64
)
_PLACE_TABLE = np.array([place_of(code) for code in range(_BEYOND)], dtype=np.uint8)
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
