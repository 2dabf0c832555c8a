"""Words as numbers: hashes of their letters, beginnings, endings and shapes, many words at once.

All hashes are 64-bit multiplicative ones, the same on every machine and in every run.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

WIDTH = 20
PREFIXES = (2, 3, 4)
SUFFIXES = (1, 2, 3, 4, 5)
TRIGRAMS = 8
_SEED = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_KNOWN = 0x2C00
_LOWER, _UPPER, _DIGIT, _LETTER, _OTHER = 1, 2, 3, 4, 5
_HYPHENS = (0x2D, 0x2010, 0x2011)


@dataclass(frozen=True, slots=True)
class Words:
    """Hashes of words, one item a word: of the word as written (`word`) and in lower case with
    digits made 0 (`lower`), without a genitive ending (`stem`), of what stands before the first
    and after the last hyphen (`head`, `tail`), of its beginnings and endings, of the three
    letters from each of the first places, and of its outline (`shape`, "Xx-Xx").

    `caps` is 0 for a word in lower case, 1 for a capital first, 2 for an initial, 3 for
    capitals alone, 4 for mixed ones, 5 for figures, 6 for marks, 7 for one capital without a
    full stop; `length` counts letters.
    """

    word: Keys
    lower: Keys
    stem: Keys
    head: Keys
    tail: Keys
    prefixes: tuple[Keys, ...]
    suffixes: tuple[Keys, ...]
    trigrams: tuple[Keys, ...]
    shape: Keys
    caps: NDArray[np.int64]
    length: NDArray[np.int64]


def _lower_of(code: int) -> int:
    if 0x31 <= code <= 0x39:
        return 0x30
    lower = chr(code).lower()
    return ord(lower) if len(lower) == 1 else code


def _class_of(code: int) -> int:
    char = chr(code)
    if char.isupper():
        return _UPPER
    if char.islower():
        return _LOWER
    if char.isdigit():
        return _DIGIT
    return _LETTER if char.isalpha() else _OTHER


_LOWER_TABLE = np.array([_lower_of(c) for c in range(_KNOWN)], dtype=np.uint32)
_CLASS_TABLE = np.array([0] + [_class_of(c) for c in range(1, _KNOWN)], dtype=np.uint64)


def analyse(words: Sequence[str]) -> Words:
    """The hashes of `words`. Of words longer than 20 letters, both ends count."""
    half = WIDTH // 2
    short = [w if len(w) <= WIDTH else w[:half] + w[-half:] for w in words]
    codes = np.array(short, dtype=f"<U{WIDTH}").view(np.uint32).reshape(len(short), WIDTH)
    length = np.count_nonzero(codes, axis=1)
    known = np.minimum(codes, _KNOWN - 1)
    lower = np.where(codes < _KNOWN, _LOWER_TABLE[known], codes).astype(np.uint64)
    classes = np.where(codes < _KNOWN, _CLASS_TABLE[known], _LETTER).astype(np.uint64)
    both = _rolled(np.stack([lower, codes.astype(np.uint64)]), length)
    rows = np.arange(len(short))
    rolled = both[0]
    return Words(
        word=both[1, rows, length],
        lower=rolled[rows, length],
        stem=_stem(lower, rolled, length),
        head=_head(lower, rolled, length),
        tail=_tail(lower, length),
        prefixes=tuple(rolled[rows, np.minimum(n, length)] for n in PREFIXES),
        suffixes=_suffixes(lower, length),
        trigrams=_trigrams(lower),
        shape=_shape(classes[:, : int(length.max(initial=1))]),
        caps=_caps(classes, codes, length),
        length=length,
    )


def _step(state: Keys, code: Keys) -> Keys:
    mixed = (state ^ code) * _PRIME
    return mixed ^ (mixed >> _SHIFT)


def _start(count: int) -> Keys:
    return np.full(count, _SEED, dtype=np.uint64)


def _rolled(codes: Keys, length: NDArray[np.int64]) -> Keys:
    """Column n is the hash of the first n letters, or of the whole word if it is shorter.

    `codes` may hold several forms of the same words (form x word x letter).
    """
    out = np.empty((*codes.shape[:-1], WIDTH + 1), dtype=np.uint64)
    out[..., 0] = state = np.full(codes.shape[:-1], _SEED, dtype=np.uint64)
    for place in range(int(length.max(initial=0))):
        state = np.where(place < length, _step(state, codes[..., place]), state)
        out[..., place + 1] = state
    return out


def _at(codes: Keys, places: NDArray[np.int64]) -> Keys:
    """The letter of each word at a place of its own; 0 before its beginning."""
    picked = codes[np.arange(len(codes)), np.maximum(places, 0)]
    return np.where(places >= 0, picked, 0).astype(np.uint64)


def _stem(lower: Keys, rolled: Keys, length: NDArray[np.int64]) -> Keys:
    """The hash without "s", "'" or "'s" at the end; 0 where there is no such ending."""
    rows = np.arange(len(lower))
    last, before = _at(lower, length - 1), _at(lower, length - 2)
    marks = (ord("'"), 0x2019)
    ends_s = (last == ord("s")) & (length > 2)
    ends_mark = np.isin(last, marks) & (length > 2)
    cut = np.where(ends_s & np.isin(before, marks), 2, 1)
    stems = rolled[rows, np.maximum(length - cut, 0)]
    return np.where(ends_s | ends_mark, stems, 0).astype(np.uint64)


def _head(lower: Keys, rolled: Keys, length: NDArray[np.int64]) -> Keys:
    hyphens = np.isin(lower, _HYPHENS)
    place = hyphens.argmax(axis=1)
    inside = (place > 0) & (place < length - 1)
    return np.where(inside, rolled[np.arange(len(lower)), place], 0).astype(np.uint64)


def _tail(lower: Keys, length: NDArray[np.int64]) -> Keys:
    state = _start(len(lower))
    hyphens = np.isin(lower, _HYPHENS)
    for place in range(int(length.max(initial=0))):
        moved = np.where(place < length, _step(state, lower[:, place]), state)
        state = np.where(hyphens[:, place], _SEED, moved)
    return np.where(hyphens[:, 1:].any(axis=1), state, 0).astype(np.uint64)


def _suffixes(lower: Keys, length: NDArray[np.int64]) -> tuple[Keys, ...]:
    state = _start(len(lower))
    out = []
    for back in range(1, max(SUFFIXES) + 1):
        state = _step(state, _at(lower, length - back))
        if back in SUFFIXES:
            out.append(state)
    return tuple(out)


def _trigrams(lower: Keys) -> tuple[Keys, ...]:
    state = np.full((len(lower), TRIGRAMS), _SEED, dtype=np.uint64)
    for offset in range(3):
        state = _step(state, lower[:, offset : offset + TRIGRAMS])
    return tuple(state.T)


def _shape(classes: Keys) -> Keys:
    """Classes of letters, runs of one class made one."""
    state = _start(len(classes))
    before = np.zeros(len(classes), dtype=np.uint64)
    for place in range(classes.shape[1]):
        now = classes[:, place]
        state = np.where((now != before) & (now != 0), _step(state, now), state)
        before = now
    return state


def _caps(classes: Keys, codes: NDArray[np.uint32], length: NDArray[np.int64]) -> NDArray[np.int64]:
    upper = np.count_nonzero(classes == _UPPER, axis=1)
    lower = np.count_nonzero((classes == _LOWER) | (classes == _LETTER), axis=1)
    digits = np.count_nonzero(classes == _DIGIT, axis=1)
    first = classes[:, 0] == _UPPER
    dotted = (_at(codes.astype(np.uint64), length - 1) == ord(".")) & (lower == 0)
    conditions = [
        (upper + lower == 0) & (digits > 0),
        upper + lower == 0,
        upper == 0,
        (upper == 1) & (length == 1),
        (upper > 0) & dotted & (length <= 4),
        lower == 0,
        first & (upper == 1),
    ]
    hyphenated = first & np.isin(codes, _HYPHENS).any(axis=1)
    return np.select([*conditions, hyphenated], [5, 6, 0, 7, 2, 3, 1, 1], default=4).astype(
        np.int64
    )
