"""Lays lessons out as arrays for the trainer: rows of features, labels, sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from names_training.corpus import Sentence
from names_training.material import Lesson
from ordvern.detection.tagger.dictionary import Dictionary
from ordvern.detection.tagger.features import (
    ALONE,
    IDENTITY,
    JOINED,
    Laid,
    alone,
    joined,
    keys_of,
    lay,
    modes,
    places,
    shifted,
)
from ordvern.detection.tagger.words import Keys

FIRST_IDENTITY = np.array([any(k in IDENTITY for k, _ in t) for t in (*ALONE, *JOINED)])


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """`rows` (place x template) and `labels` (a place each), with the sentences' layout."""

    rows: NDArray[np.int32]
    labels: NDArray[np.int8]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Sentences laid out, with the keys of their different words."""

    laid: Laid
    keys: dict[str, Keys]
    mode: Keys
    labels: NDArray[np.int8]


def spread(sentences: Sequence[Sentence], dictionary: Dictionary) -> Spread:
    """Sentences laid end to end, looked up in a dictionary."""
    words = [word for s in sentences for word in s.words]
    different, laid = lay(words, np.array([len(s.words) for s in sentences], dtype=np.int64))
    keys = keys_of(different, dictionary)
    labels = np.zeros(len(laid.ids), dtype=np.int8)
    labels[places(laid)] = [label for s in sentences for label in s.labels]
    return Spread(laid, keys, modes(laid, keys["caps"]), labels)


def first_sheet(lesson: Lesson) -> Sheet:
    """A lesson for the first reading."""
    given = spread(lesson.sentences, lesson.dictionary)
    count = len(ALONE)
    rows = np.empty((len(given.labels), count + len(JOINED)), dtype=np.int32)
    by_word = alone(given.keys)
    for number, template in enumerate(ALONE):
        rows[:, number] = by_word[number][shifted(given.laid.ids, template[0][1])]
    rows[:, count:] = joined(given.keys, given.laid, given.mode).T
    return Sheet(rows, given.labels, given.laid.starts, given.laid.lengths)


def together(sheets: Iterable[Sheet]) -> Sheet:
    """Sheets one after another."""
    all_sheets = list(sheets)
    before = np.cumsum([0] + [len(sheet.rows) for sheet in all_sheets])
    return Sheet(
        np.concatenate([sheet.rows for sheet in all_sheets]),
        np.concatenate([sheet.labels for sheet in all_sheets]),
        np.concatenate([s.starts + b for s, b in zip(all_sheets, before, strict=False)]),
        np.concatenate([sheet.lengths for sheet in all_sheets]),
    )
