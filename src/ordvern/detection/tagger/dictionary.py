"""What is known of a word beforehand, by its hash: name lists, habits of case, kin by context."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.words import Keys, Words

FORENAME, SURNAME, PLACE, WORD = 1, 2, 4, 8
_STEM, _PART = np.uint8(16), np.uint8(32)
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
    whole, stem = _rows(np.stack([words.lower, words.stem]), dictionary)
    lists, of_stem = dictionary.lists[whole], dictionary.lists[stem]
    lists = np.where((lists == 0) & (of_stem > 0), of_stem | _STEM, lists)
    hyphenated = np.flatnonzero(words.tail | words.head)
    if len(hyphenated):
        parts = _rows(np.stack([words.head, words.tail])[:, hyphenated], dictionary)
        of_parts = np.bitwise_or.reduce(dictionary.lists[parts], axis=0)
        own = lists[hyphenated]
        whole_known = (own > 0) | (of_parts == 0)
        lists[hyphenated] = np.where(whole_known, own, of_parts | _PART)
    best = np.where((dictionary.cluster[whole] == 0) & (stem > 0), stem, whole)
    cluster = dictionary.cluster[best]
    return Known(
        lists=lists.astype(np.uint64),
        case=dictionary.case[np.where(whole > 0, whole, stem)].astype(np.uint64),
        cluster=cluster.astype(np.uint64),
        coarse=dictionary.coarse[cluster].astype(np.uint64),
    )


def _rows(keys: Keys, dictionary: Dictionary) -> NDArray[np.intp]:
    """The row of each key; 0, which stands for nothing known, where there is none."""
    short = (keys >> _SHIFT).astype(np.uint32)
    rows = np.searchsorted(dictionary.keys, short)
    rows = np.minimum(rows, len(dictionary.keys) - 1)
    rows[dictionary.keys[rows] != short] = 0
    return rows
