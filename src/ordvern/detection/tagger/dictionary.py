"""What is known of a word beforehand, by its hash: name lists, habits of case, kin by context."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.words import Keys, Words

FORENAME, SURNAME, PLACE, WORD = 1, 2, 4, 8
_STEM, _PART = 16, 32
_SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Sorted upper halves of the hashes of words in lower case, with what is known of each.

    `lists` has a bit for each kind of list; `case` says how often the word is written with a
    capital inside sentences (0 unknown, 1 never to 5 always); `cluster` numbers groups of words
    that stand in like surroundings (0 none), fine ones, from which `coarse` leads to few.
    """

    keys: NDArray[np.uint32]
    lists: NDArray[np.uint8]
    case: NDArray[np.uint8]
    cluster: NDArray[np.uint16]
    coarse: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Known:
    """What a dictionary says of words, one item a word. `lists` adds a bit where the word was
    found only without its genitive ending and one where only a part at a hyphen was found."""

    lists: NDArray[np.uint64]
    case: NDArray[np.uint64]
    cluster: NDArray[np.uint64]
    coarse: NDArray[np.uint64]


def look_up(words: Words, dictionary: Dictionary) -> Known:
    """Everything known of `words`."""
    whole = _rows(words.lower, dictionary)
    stem = _rows(words.stem, dictionary)
    parts = [_rows(part, dictionary) for part in (words.head, words.tail)]
    lists = dictionary.lists[whole].astype(np.uint64)
    of_stem = dictionary.lists[stem].astype(np.uint64)
    of_parts = reduce(or_, (dictionary.lists[part].astype(np.uint64) for part in parts))
    lists = np.where((lists == 0) & (of_stem > 0), of_stem | np.uint64(_STEM), lists)
    lists = np.where((lists == 0) & (of_parts > 0), of_parts | np.uint64(_PART), lists)
    best = np.where((dictionary.cluster[whole] == 0) & (stem > 0), stem, whole)
    cluster = dictionary.cluster[best]
    return Known(
        lists=lists,
        case=dictionary.case[np.where(whole > 0, whole, stem)].astype(np.uint64),
        cluster=cluster.astype(np.uint64),
        coarse=dictionary.coarse[cluster].astype(np.uint64),
    )


def _rows(keys: Keys, dictionary: Dictionary) -> NDArray[np.intp]:
    """The row of each key; 0, which stands for nothing known, where there is none."""
    short = (keys >> _SHIFT).astype(np.uint32)
    rows = np.searchsorted(dictionary.keys, short)
    rows = np.minimum(rows, len(dictionary.keys) - 1)
    return np.where(dictionary.keys[rows] == short, rows, 0)
