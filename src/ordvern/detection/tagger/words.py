"""Words as numbers: hashes of their letters, beginnings, endings and shapes, many words at once.

All hashes are 64-bit multiplicative ones, the same on every machine and in every run. Letters lie
place by place (row 0 has the first letter of each word), so that one step takes all words along.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import letters
from ordvern.detection.tagger.letters import HYPHENS, UPPER

Keys = NDArray[np.uint64]
Counts = NDArray[np.int64]

WIDTH = 20
PREFIXES = (2, 3, 4)
SUFFIXES = (1, 2, 3, 4, 5)
TRIGRAMS = 8
_SEED = np.uint64(0xCBF29CE484222325)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_ALL, _CAPITALS, _UNCAPPED, _DIGITS, _HYPHENATED = range(5)
_APOSTROPHES = (np.uint64(ord("'")), np.uint64(0x2019))


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
    caps: Counts
    length: Counts


def analyse(words: Sequence[str]) -> Words:
    """The hashes of `words`. Of words longer than 20 letters, both ends count."""
    half = WIDTH // 2
    short = [w if len(w) <= WIDTH else w[:half] + w[-half:] for w in words]
    wide = np.array(short, dtype=f"<U{WIDTH}").view("<u4").reshape(len(short), WIDTH)
    # Trigrams look two places beyond the last one that they start at.
    width = max(max(map(len, short), default=0), TRIGRAMS + 2)
    codes = np.ascontiguousarray(wide[:, :width].T)
    lower, classes = letters.lower(codes), letters.classes(codes)
    amounts = letters.amounts(codes).sum(axis=0)
    length = letters.amount(amounts, _ALL)
    hyphens = _hyphens(np.flatnonzero(letters.amount(amounts, _HYPHENATED)), lower)
    forms = [lower, codes, _tails(hyphens, lower)]
    rolled = _rolled(np.concatenate(forms, axis=1, dtype=np.uint64))
    count = len(short)
    columns = np.arange(count)
    of_lower = rolled[:, :count]
    head, tail = _around_hyphens(hyphens, of_lower, rolled[:, 2 * count :], length)
    return Words(
        word=rolled[length, columns + count],
        lower=of_lower[length, columns],
        stem=_stem(lower, of_lower, length),
        head=head,
        tail=tail,
        prefixes=tuple(of_lower[np.minimum(n, length), columns] for n in PREFIXES),
        suffixes=_suffixes(lower, length),
        trigrams=_trigrams(lower),
        shape=_shape(classes),
        caps=_caps(classes, codes, amounts),
        length=length,
    )


def _step(state: Keys, code: Keys) -> Keys:
    mixed: Keys = (state ^ code) * _PRIME
    mixed ^= mixed >> _SHIFT
    return mixed


def _rolled(codes: Keys) -> Keys:
    """Row n is the hash of the first n letters; beyond the end of a word it means nothing."""
    out = np.empty((len(codes) + 1, codes.shape[1]), dtype=np.uint64)
    out[0] = _SEED
    shifted = np.empty(codes.shape[1], dtype=np.uint64)
    for place, row in enumerate(codes):
        state = np.bitwise_xor(out[place], row, out=out[place + 1])
        state *= _PRIME
        np.right_shift(state, _SHIFT, out=shifted)
        state ^= shifted
    return out


def _stem(lower: Keys, rolled: Keys, length: Counts) -> Keys:
    """The hash without "s", "'" or "'s" at the end; 0 where there is no such ending."""
    stems = np.zeros(len(length), dtype=np.uint64)
    last = lower[np.maximum(length - 1, 0), np.arange(len(length))]
    ends_s, ends_mark = last == np.uint64(ord("s")), _is_apostrophe(last)
    ending = np.flatnonzero((ends_s | ends_mark) & (length > 2))
    before = lower[length[ending] - 2, ending]
    cut = 1 + (ends_s[ending] & _is_apostrophe(before))
    stems[ending] = rolled[length[ending] - cut, ending]
    return stems


def _is_apostrophe(codes: Keys) -> NDArray[np.bool_]:
    straight, bent = _APOSTROPHES
    found: NDArray[np.bool_] = (codes == straight) | (codes == bent)
    return found


@dataclass(frozen=True, slots=True)
class _Hyphens:
    """Of the words `chosen`, which have hyphens, the places of the first and of the last one."""

    chosen: Counts
    first: Counts
    last: Counts


def _hyphens(chosen: Counts, lower: Keys) -> _Hyphens:
    if not len(chosen):
        return _Hyphens(chosen, chosen, chosen)
    own = lower[:, chosen]
    are = np.zeros(own.shape, dtype=bool)
    for hyphen in HYPHENS:
        are |= own == hyphen
    return _Hyphens(chosen, are.argmax(axis=0), len(lower) - 1 - are[::-1].argmax(axis=0))


def _tails(hyphens: _Hyphens, lower: Keys) -> Keys:
    """The letters after the last hyphen, of the words that have one; what follows means nothing."""
    places = np.arange(len(lower))[:, None] + hyphens.last + 1
    tails: Keys = lower[np.minimum(places, len(lower) - 1), hyphens.chosen]
    return tails


def _around_hyphens(
    hyphens: _Hyphens, rolled: Keys, tails: Keys, length: Counts
) -> tuple[Keys, Keys]:
    """The hashes of what stands before the first and after the last hyphen; 0 for words without
    hyphen, where no letter stands before, and where the only hyphen is the first letter."""
    head, tail = np.zeros((2, len(length)), dtype=np.uint64)
    chosen, first, last = hyphens.chosen, hyphens.first, hyphens.last
    inside = (first > 0) & (first < length[chosen] - 1)
    head[chosen] = np.where(inside, rolled[first, chosen], 0)
    ends = np.maximum(length[chosen] - 1 - last, 0)
    tail[chosen] = np.where(last > 0, tails[ends, np.arange(len(chosen))], 0)
    return head, tail


def _suffixes(lower: Keys, length: Counts) -> tuple[Keys, ...]:
    places = length - np.arange(1, max(SUFFIXES) + 1)[:, None]
    codes = lower[np.maximum(places, 0), np.arange(len(length))]
    codes[places < 0] = 0
    rolled = _rolled(codes)
    return tuple(rolled[n] for n in SUFFIXES)


def _trigrams(lower: Keys) -> tuple[Keys, ...]:
    state = np.full((TRIGRAMS, lower.shape[1]), _SEED, dtype=np.uint64)
    for offset in range(3):
        state = _step(state, lower[offset : offset + TRIGRAMS])
    return tuple(state)


def _shape(classes: Keys) -> Keys:
    """Classes of letters, runs of one class made one."""
    begins = classes != 0
    begins[1:] &= classes[1:] != classes[:-1]
    # The runs of each word put close together, so that there are few steps to take.
    numbers = np.cumsum(begins, axis=0)
    places, columns = np.nonzero(begins)
    runs = np.zeros((int(numbers[-1].max(initial=0)), classes.shape[1]), dtype=np.uint64)
    runs[numbers[places, columns] - 1, columns] = classes[places, columns]
    shapes: Keys = _rolled(runs)[numbers[-1], np.arange(classes.shape[1])]
    return shapes


def _caps(classes: Keys, codes: letters.Codes, amounts: Keys) -> Counts:
    upper, lower = letters.amount(amounts, _CAPITALS), letters.amount(amounts, _UNCAPPED)
    length = letters.amount(amounts, _ALL)
    first = classes[0] == UPPER
    last = codes[np.maximum(length - 1, 0), np.arange(len(length))]
    dotted = (last == ord(".")) & (lower == 0)
    out = np.full(len(length), 4)
    # The later ones win.
    out[first & (letters.amount(amounts, _HYPHENATED) > 0)] = 1
    out[first & (upper == 1)] = 1
    out[lower == 0] = 3
    out[(upper > 0) & dotted & (length <= 4)] = 2
    out[(upper == 1) & (length == 1)] = 7
    out[upper == 0] = 0
    out[upper + lower == 0] = 6
    out[(upper + lower == 0) & (letters.amount(amounts, _DIGITS) > 0)] = 5
    return out
