"""The trained weights: read from the package's data file, and used in two readings of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import document
from ordvern.detection.tagger.decode import LABELS, Chances, chances
from ordvern.detection.tagger.dictionary import Dictionary
from ordvern.detection.tagger.features import (
    ALONE,
    BITS,
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

_FILE = "data/names-model.npz"
# The templates that look at the word so many places on stand side by side.
_OFFSETS = [template[0][1] for template in ALONE]
_BY_OFFSET = {
    offset: slice(_OFFSETS.index(offset), _OFFSETS.index(offset) + _OFFSETS.count(offset))
    for offset in dict.fromkeys(_OFFSETS)
}
_LISTS = ("keys", "lists", "case", "cluster", "coarse")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Scores of labels: a row of eight small whole numbers, times `scale`, for each feature,
    and what it costs to go from one label (row) to the next (column)."""

    table: NDArray[np.int8]
    scale: float
    moves: Chances


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A dictionary and the weights of the first and of the second reading."""

    dictionary: Dictionary
    first: Weights
    second: Weights


@cache
def load() -> Model:
    """The model that comes with the package, read once."""
    with as_file(files("ordvern.detection") / _FILE) as path:
        return read(path)


def read(path: Path) -> Model:
    """A model file as `scripts/train_names.py` writes it. Raises ValueError, KeyError, EOFError
    or BadZipFile if it is no such file."""
    with path.open("rb") as source, np.load(source, allow_pickle=False) as stored:
        dictionary = Dictionary(*(stored[name] for name in _LISTS))
        return Model(
            dictionary,
            _unpacked(stored["rows1"], stored["weights1"], stored["moves1"], BITS),
            _unpacked(stored["rows2"], stored["weights2"], stored["moves2"], document.BITS),
        )


def _unpacked(
    rows: NDArray[np.uint32], packed: NDArray[np.int8], moves: Chances, bits: int
) -> Weights:
    """`moves` has the scale in a row of its own at the end."""
    table = np.zeros((1 << bits, LABELS), dtype=np.int8)
    table[rows] = packed
    return Weights(table, float(moves[LABELS, 0]), moves[:LABELS])


def label_chances(words: Sequence[str], lengths: NDArray[np.int64], model: Model) -> Chances:
    """The chance of each label (see `LABELS` of the model card) for each of `words`, which
    form one document; `lengths` says how many of them make up each sentence."""
    return chances_of(*lay(words, lengths), model)


def chances_of(different: Sequence[str], laid: Laid, model: Model) -> Chances:
    """The same for words that are laid out already."""
    keys = keys_of(different, model.dictionary)
    mode = modes(laid, keys["caps"])
    once = first_reading(laid, keys, mode, model.first)
    rows = document.rows(once, laid, keys, mode)
    scores = _summed(rows, model.second.table).astype(np.float32)
    twice = chances(scores * np.float32(model.second.scale), model.second.moves, laid)
    least = document.carried(once, laid, keys)
    return _raised(twice, least)[places(laid)]


def _raised(chances_: Chances, least: Chances) -> Chances:
    """The chances with that of a person (begun or going on) nowhere below `least`."""
    person = chances_[:, 1] + chances_[:, 2]
    low = person < least
    share = np.where(low, least / np.maximum(person, 1e-12), 1)
    rest = np.where(low, (1 - least) / np.maximum(1 - person, 1e-12), 1)
    out = chances_ * rest[:, None]
    out[:, 1:3] = chances_[:, 1:3] * share[:, None]
    return out


def first_reading(laid: Laid, keys: dict[str, Keys], mode: Keys, weights: Weights) -> Chances:
    """Chances of labels at each place of a layout by its own sentence alone."""
    scores = _summed(joined(keys, laid, mode), weights.table)
    taken = _taken(alone(keys), weights.table)
    for offset, numbers in _BY_OFFSET.items():
        scores += _added(taken[numbers])[shifted(laid.ids, offset)]
    return chances(scores.astype(np.float32) * np.float32(weights.scale), weights.moves, laid)


def _summed(rows: NDArray[np.int64], table: NDArray[np.int8]) -> NDArray[np.int16]:
    """Scores of labels, place x label, of rows of features, template x place."""
    return _added(_taken(rows, table))


def _taken(rows: NDArray[np.int64], table: NDArray[np.int8]) -> NDArray[np.int8]:
    """The weights of each row, label after label. Rows of eight bytes are taken as one number
    each, which is faster."""
    return table.view(np.uint64).ravel().take(rows).view(np.int8)


def _added(taken: NDArray[np.int8]) -> NDArray[np.int16]:
    scores: NDArray[np.int16] = np.add.reduce(taken, axis=0, dtype=np.int16)
    return scores.reshape(-1, LABELS)
