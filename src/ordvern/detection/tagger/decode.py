"""Chances of labels along many sentences at once: the forward-backward recursion in batches."""

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.features import Laid

LABELS = 8
_BATCH = 128
# Steps between two normalisations. A step multiplies by no more than the largest and no less
# than the smallest of the moves, so that sixteen stay far within the range of a double.
_STEPS = 16
_ONES = np.ones((LABELS, 1))

Chances = NDArray[np.float32]
_Exact = NDArray[np.float64]


def chances(scores: Chances, moves: Chances, laid: Laid) -> Chances:
    """The chance of each label at each place; places between sentences have label 0.

    `scores` (place x label) are logarithms, as are `moves` (label x label, from row to column).
    """
    out = np.zeros_like(scores)
    out[:, 0] = 1
    grown = np.exp(scores - _highest(scores), dtype=np.float64)
    step = _both_ways(np.exp(moves, dtype=np.float64))
    # The longest first: those that go on are always the first ones of a batch.
    order = np.argsort(-laid.lengths, kind="stable")
    for first in range(0, int(np.count_nonzero(laid.lengths)), _BATCH):
        chosen = order[first : first + _BATCH]
        _batch(grown, step, laid.starts[chosen], laid.lengths[chosen], out)
    return out


def _highest(scores: Chances) -> Chances:
    """The maximum of each row, by halves: much faster than along short rows."""
    half = np.maximum(scores[:, :4], scores[:, 4:])
    half = np.maximum(half[:, :2], half[:, 2:])
    return np.maximum(half[:, :1], half[:, 1:])


def _both_ways(moving: _Exact) -> _Exact:
    """One matrix that moves a forward state (its first half) and a backward one (the second)."""
    step = np.zeros((2 * LABELS, 2 * LABELS))
    step[:LABELS, :LABELS], step[LABELS:, LABELS:] = moving, moving.T
    return step


def _batch(
    grown: _Exact, step: _Exact, starts: NDArray[np.int64], lengths: NDArray[np.int64], out: Chances
) -> None:
    """Chances of the sentences at `starts`, in order of falling length.

    A state moves forward along a sentence and another backward along it turned round, in the
    same steps; what has moved to a place from both sides, times what speaks for the labels
    there, is the chance. Beyond the end of a sentence the states move on and mean nothing.
    """
    at = np.arange(int(lengths[0]))[:, None]
    inside = at < lengths
    forward = np.where(inside, starts + at, 0)
    local = np.empty((*inside.shape, 2 * LABELS))
    local[:, :, :LABELS] = grown[forward]
    local[:, :, LABELS:] = grown[np.where(inside, starts + (lengths - 1) - at, 0)]
    moved = _moved(local, step)
    places, sentences = np.nonzero(inside)
    turned = moved[lengths[sentences] - 1 - places, sentences, LABELS:]
    chosen = forward[inside]
    joint = moved[places, sentences, :LABELS] * turned * grown[chosen]
    out[chosen] = joint / (joint @ _ONES)


def _moved(local: _Exact, step: _Exact) -> _Exact:
    """The states that have moved to each place, before what speaks for the labels there."""
    moved = np.ones_like(local)
    state = local[0].copy()
    apart = state.reshape(-1, 2, LABELS)
    for place, (row, own) in enumerate(zip(moved[1:], local[1:], strict=True), 1):
        if place % _STEPS == 0:
            apart /= apart @ _ONES
        np.multiply(np.dot(state, step, row), own, state)
    return moved
