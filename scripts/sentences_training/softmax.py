"""Fits the model of sentences: multinomial logistic regression with L2, by L-BFGS."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from ordvern.detection.sentences import BITS, KINDS, evened, features
from sentences_training.lessons import Lesson

_STRENGTH = 3.0  # how far weights may go: the inverse of the penalty
_STEPS = 80
_LEAST_SEEN = 2
_LEAST = 0.04
_TOP = 127
Table = NDArray[np.float64]


def fit(lessons: Sequence[Lesson]) -> tuple[Table, Table]:
    """Weights (feature x kind, none last) and where each score begins."""
    given = _matrix(lessons)
    often = np.flatnonzero(np.bincount(given.indices, minlength=1 << BITS) >= _LEAST_SEEN)
    used, turned = given[:, often].tocsr(), given[:, often].T.tocsr()
    wanted, weight = _wanted(lessons), np.array([lesson.weight for lesson in lessons])[:, None]
    shape = (len(often) + 1, len(KINDS) + 1)

    def loss(flat: Table) -> tuple[float, Table]:
        weights = flat.reshape(shape)
        chances = _softmax(used @ weights[:-1] + weights[-1])
        penalty = 0.5 / _STRENGTH * float((weights[:-1] ** 2).sum())
        slope = weight * (chances - wanted)
        down = np.vstack([turned @ slope + weights[:-1] / _STRENGTH, slope.sum(axis=0)])
        return penalty - float((weight * wanted * np.log(chances + 1e-12)).sum()), down.ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    ).x.reshape(shape)
    table = np.zeros((1 << BITS, shape[1]))
    table[often] = found[:-1]
    return table, found[-1]


def write(path: Path, table: Table, start: Table) -> None:
    """The data file that `ordvern.detection.sentences.read` reads: rows with a weight that
    counts, as small whole numbers."""
    rows = np.flatnonzero(np.abs(table).max(axis=1) >= _LEAST)
    scale = float(np.abs(table).max()) / _TOP
    with path.open("wb") as target:
        np.savez_compressed(
            target,
            allow_pickle=False,
            rows=rows.astype(np.uint32),
            weights=np.rint(table[rows] / scale).astype(np.int8),
            scale=np.float32(scale),
            start=start.astype(np.float32),
        )


def _softmax(scores: Table) -> Table:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Table = grown / grown.sum(axis=1, keepdims=True)
    return chances


def _matrix(lessons: Sequence[Lesson]) -> csr_matrix:
    """Lesson x feature."""
    rows = [features(lesson.words, lesson.seen) for lesson in lessons]
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(r), evened(len(r))) for r in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), 1 << BITS))


def _wanted(lessons: Sequence[Lesson]) -> Table:
    """The share of each kind, none last, for each lesson."""
    told = np.array([[kind in lesson.told for kind in KINDS] for lesson in lessons], dtype=float)
    told = np.hstack([told, told.sum(axis=1, keepdims=True) == 0])
    shares: Table = told / told.sum(axis=1, keepdims=True)
    return shares
