"""Chances of labels along many sentences at once: the forward-backward recursion in batches."""

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.features import Laid

LABELS = 8
_BATCH = 512

Chances = NDArray[np.float32]


def chances(scores: Chances, moves: Chances, laid: Laid) -> Chances:
    """The chance of each label at each place; places between sentences have label 0.

    `scores` (place x label) are logarithms, as are `moves` (label x label, from row to column).
    """
    out = np.zeros_like(scores)
    out[:, 0] = 1
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    moving = np.exp(moves)
    order = np.argsort(laid.lengths, kind="stable")
    order = order[laid.lengths[order] > 0]
    for first in range(0, len(order), _BATCH):
        _batch(grown, moving, laid, order[first : first + _BATCH], out)
    return out


def _batch(
    grown: Chances, moving: Chances, laid: Laid, chosen: NDArray[np.int64], out: Chances
) -> None:
    lengths, starts = laid.lengths[chosen], laid.starts[chosen]
    longest = int(lengths[-1])
    index = np.minimum(starts + np.arange(longest)[:, None], len(grown) - 1)
    inside = np.arange(longest)[:, None] < lengths
    local = np.where(inside[:, :, None], grown[index], np.float32(1))
    # Both ways in one go: forward along the sentence, and backward along it turned round.
    steps = np.stack([moving, moving.T])
    ended = ~inside[::-1]
    states = np.empty((longest, 2, *local.shape[1:]), dtype=np.float32)
    state = np.stack([local[0], np.ones_like(local[0])])
    states[0] = state = _whole(state)
    for place in range(1, longest):
        moved = state.copy()
        moved[1] *= local[longest - place]
        moved = moved @ steps
        moved[0] *= local[place]
        moved[1, ended[place - 1]] = 1
        states[place] = state = _whole(moved)
    out[index[inside]] = _whole(states[:, 0] * states[::-1, 1])[inside]


def _whole(values: Chances) -> Chances:
    whole: Chances = values / values.sum(axis=-1, keepdims=True)
    return whole
