"""Trains the first reading, and the second on what a first one says of texts it has not seen."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from zlib import crc32

import numpy as np

from names_training import crf, pack
from names_training.augment import in_capitals, in_small_letters
from names_training.corpus import Sentence
from names_training.material import Lesson, hidden, lessons
from names_training.rows import FIRST_IDENTITY, Sheet, first_sheet, spread, together
from names_training.templates import Fillings
from ordvern.detection.tagger import document
from ordvern.detection.tagger.dictionary import Dictionary
from ordvern.detection.tagger.features import BITS
from ordvern.detection.tagger.model import Weights, first_reading

Say = Callable[[str], None]
_ROUNDS, LAST_ROUNDS = 6, 10
_PARTS = 4
LAST_DRAWS = 4


def train_first(
    sentences: Sequence[Sentence],
    dictionary: Dictionary,
    fillings: Fillings,
    say: Say,
    more: Sequence[Sentence] = (),
    *,
    rounds: int = _ROUNDS,
    draws: int = 1,
) -> Weights:
    """Weights of the reading of sentences by themselves; `more` are labelled by machine.

    They are the mean of so many `draws`: each draws other names, forms and orders. The mean is
    as quick to use as one of them and less shaken by what was drawn.
    """
    mean, mean_moves = np.zeros((1 << BITS, crf.LABELS), dtype=np.float32), 0.0
    for draw in range(draws):
        given = lessons(sentences, dictionary, fillings, more, seed=5 + 100 * draw)
        sheet = together(first_sheet(lesson) for lesson in given)
        say(f"{len(sheet.labels)} words and gaps")
        table, moves = crf.fit(
            sheet.rows, sheet.labels, sheet.starts, sheet.lengths, FIRST_IDENTITY,
            size=1 << BITS, rounds=rounds, drop=600, rate=0.25, seed=7 + 10 * draw,
            report=lambda number, loss: say(f"first reading, round {number + 1}: {loss:.4f}"),
        )  # fmt: skip
        mean += table / draws
        mean_moves = mean_moves + moves / draws
    return pack.packed(mean, mean_moves, least=pack.LEAST)


def train_parts(
    sentences: Sequence[Sentence], dictionary: Dictionary, fillings: Fillings, say: Say
) -> list[Weights]:
    """First readings that have seen all files but one part of them each."""
    return [
        train_first([s for s in sentences if _part(s) != part], dictionary, fillings, say)
        for part in range(_PARTS)
    ]


def train_second(
    sentences: Sequence[Sentence], dictionary: Dictionary, parts: Sequence[Weights], say: Say
) -> Weights:
    """Weights of the reading of documents. Each part of the files is read by the first reading
    trained on the others, for what was learnt by heart tells nothing of new texts."""
    sheets: list[Sheet] = []
    for part, first in enumerate(parts):
        others = [s for s in sentences if _part(s) == part]
        for lesson in _variants(others, dictionary, seed=77 + part):
            sheets += list(_second_sheets(lesson, first))
    sheet = together(sheets)
    table, moves = crf.fit(
        sheet.rows, sheet.labels, sheet.starts, sheet.lengths,
        np.zeros(sheet.rows.shape[1], dtype=np.bool_),
        size=1 << document.BITS, rounds=4, drop=150, rate=0.2,
        report=lambda number, loss: say(f"second reading, round {number + 1}: {loss:.4f}"),
    )  # fmt: skip
    return pack.packed(table, moves, least=0.0)


def _part(sentence: Sentence) -> int:
    return crc32(sentence.source.encode()) % _PARTS


def _variants(
    sentences: Sequence[Sentence], dictionary: Dictionary, *, seed: int
) -> Iterator[Lesson]:
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    yield Lesson(list(sentences), dictionary)
    yield Lesson(list(sentences), hidden(dictionary, seed))
    yield Lesson([in_capitals(s, chance) for s in sentences], dictionary)
    yield Lesson([in_small_letters(s, chance) for s in sentences], dictionary)


def _second_sheets(lesson: Lesson, first: Weights) -> Iterator[Sheet]:
    for document_sentences in _documents(lesson.sentences):
        given = spread(document_sentences, lesson.dictionary)
        chances = first_reading(given.laid, given.keys, given.mode, first)
        rows = document.rows(chances, given.laid, given.keys, given.mode)
        yield Sheet(rows.T.astype(np.int32), given.labels, given.laid.starts, given.laid.lengths)


def _documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    for _, group in groupby(sentences, key=lambda sentence: sentence.source):
        yield list(group)
