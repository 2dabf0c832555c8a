"""Labels plain bokmål-nynorsk pairs by two readings that learnt from different texts.

A name is written the same in both forms of Norwegian, so the two sides of a pair are asked about
it together. Pairs on which the readings are not of one mind are left out.
"""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from names_training.corpus import LABELS, Sentence
from names_training.rows import spread
from ordvern.detection.tagger.dictionary import Dictionary
from ordvern.detection.tagger.features import places
from ordvern.detection.tagger.model import Weights, first_reading
from ordvern.detection.tagger.tokens import cut

_CLASS_OF = np.array([0, 1, 1, 2, 2, 3, 3, 4])
_SURE = 0.7
Chances = NDArray[np.float64]


def labelled_pairs(
    data: Path, dictionary: Dictionary, readings: Sequence[Weights]
) -> list[Sentence]:
    """Both sides of the pairs, labelled, without those that the `readings` doubt."""
    pairs = [[cut(side).words for side in sides] for sides in _pairs(data)]
    sides = [Sentence(words, [0] * len(words), "pairs") for pair in pairs for words in pair]
    given = spread(sides, dictionary)
    every = [
        first_reading(given.laid, given.keys, given.mode, weights)[places(given.laid)]
        for weights in readings
    ]
    mean = np.mean(every, axis=0)
    return list(sure_ones(pairs, mean))


def _pairs(data: Path) -> Iterator[list[str]]:
    with gzip.open(data / "memory" / "nb-nn-train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def sure_ones(pairs: Sequence[Sequence[list[str]]], chances: Chances) -> Iterator[Sentence]:
    """The sides of the pairs in which every word is likely enough to be of one class; `chances`
    (word x label) are those of all words of all pairs, one after another."""
    first = 0
    for pair in pairs:
        words = [word for side in pair for word in side]
        mean = _of_same_words(words, chances[first : first + len(words)])
        first += len(words)
        by_class = np.stack([mean[:, c == _CLASS_OF].sum(axis=1) for c in range(5)], axis=1)
        if not words or by_class.max(axis=1).min() < _SURE:
            continue
        labels = _labels(by_class.argmax(axis=1), mean)
        for side in pair:
            yield Sentence(side, _opened(labels[: len(side)]), "pairs")
            labels = labels[len(side) :]


def _of_same_words(words: Sequence[str], chances: Chances) -> Chances:
    """The chances with those of words written alike, with a capital, made the mean of all."""
    numbers: dict[str, int] = {}
    group = np.array(
        [
            numbers.setdefault(w if w[:1].isupper() else f"{w} {n}", len(numbers))
            for n, w in enumerate(words)
        ],
        dtype=np.int64,
    )
    total = np.zeros((len(numbers), len(LABELS)))
    np.add.at(total, group, chances)
    mean: Chances = (total / np.bincount(group)[:, None])[group] if words else total
    return mean


def _labels(classes: NDArray[np.intp], mean: Chances) -> list[int]:
    """The number of a label for each word: the likelier of the two of its class."""
    begins = np.array([0, 1, 3, 5, 7])[classes]
    goes_on = np.array([0, 2, 4, 6, 7])[classes]
    places_of = np.arange(len(classes))
    more = mean[places_of, goes_on] > mean[places_of, begins]
    return np.where(more, goes_on, begins).tolist()


def _opened(labels: Sequence[int]) -> list[int]:
    """The labels with no name that goes on without having begun."""
    out: list[int] = []
    for label in labels:
        goes_on = label in (2, 4, 6)
        begun = goes_on and bool(out) and out[-1] in (label, label - 1)
        out.append(label if not goes_on or begun else label - 1)
    return out
