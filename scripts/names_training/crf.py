"""Trains a linear-chain conditional random field over hashed features, one sentence at a time.

Stochastic gradient ascent on the log-likelihood with AdaGrad's step sizes and with dropout of
features, which matters most of all: it keeps the rare features from standing for the common
ones. Compiled with numba; sentences come in an order drawn from a fixed seed.

A row of the working table holds the eight weights of a feature and, after them, the eight sums
of squared gradients, so that both lie in one line of the processor's cache.
"""

# mypy: disallow-untyped-defs=False, disallow-untyped-calls=False
# What numba compiles gets its types when it is first called.

from collections.abc import Callable

import numpy as np
from numba import njit
from numpy.typing import NDArray

LABELS = 8
_FIRST_SQUARE = 0.1
_SETTLED = 0.002


@njit(cache=True)
def _drawn(state):
    """The next state of a 64-bit shift register (Marsaglia's xorshift)."""
    state ^= state << np.uint64(13)
    state ^= state >> np.uint64(7)
    state ^= state << np.uint64(17)
    return state


@njit(cache=True)
def _is_kept(state, feature, drop):
    draw = (state + np.uint64(feature)) * np.uint64(0x9E3779B97F4A7C15)
    draw ^= draw >> np.uint64(32)
    draw *= np.uint64(0xC2B2AE3D27D4EB4F)
    return (draw >> np.uint64(40)) % np.uint64(1000) >= drop


@njit(cache=True)
def _score(rows, kept, weights, grown, scores):
    """Fills `scores` of one place with the weights of its kept features."""
    scores[:] = 0.0
    for f in range(len(rows)):
        if kept[f]:
            for k in range(LABELS):
                scores[k] += weights[rows[f], k] * grown


@njit(cache=True)
def _forward(scores, moving, alpha, scale):
    """Fills `alpha`, each place made to sum to one; the sums are `scale`."""
    for t in range(len(scores)):
        for k in range(LABELS):
            value = 1.0
            if t > 0:
                value = 0.0
                for j in range(LABELS):
                    value += alpha[t - 1, j] * moving[j, k]
            alpha[t, k] = value * scores[t, k]
        scale[t] = alpha[t].sum()
        alpha[t] /= scale[t]


@njit(cache=True)
def _backward(scores, moving, beta, scale):
    last = len(scores) - 1
    beta[last] = 1.0
    for t in range(last - 1, -1, -1):
        for j in range(LABELS):
            value = 0.0
            for k in range(LABELS):
                value += moving[j, k] * scores[t + 1, k] * beta[t + 1, k]
            beta[t, j] = value / scale[t + 1]


@njit(cache=True)
def _learn_moves(labels, scores, alpha, beta, scale, moving, moves, squares, rate):
    gradient = np.zeros((LABELS, LABELS))
    for t in range(1, len(labels)):
        gradient[labels[t - 1], labels[t]] += 1.0
        for j in range(LABELS):
            for k in range(LABELS):
                chance = alpha[t - 1, j] * moving[j, k] * scores[t, k] * beta[t, k] / scale[t]
                gradient[j, k] -= chance
    squares += gradient * gradient
    moves += rate * gradient / np.sqrt(_FIRST_SQUARE + squares)


@njit(cache=True)
def _learn(rows, kept, gradient, weights, rate, decay):
    for f in range(len(rows)):
        if kept[f]:
            row = rows[f]
            for k in range(LABELS):
                g = gradient[k] - decay * weights[row, k]
                weights[row, LABELS + k] += g * g
                weights[row, k] += rate * g / np.sqrt(_FIRST_SQUARE + weights[row, LABELS + k])


@njit(cache=True)
def _sentence(rows, labels, kept, grown, weights, moves, squares, rate, decay, room):
    """Learns from one sentence; its log-likelihood before learning."""
    scores, alpha, beta, scale = room
    moving = np.exp(moves)
    likelihood = 0.0
    for t in range(len(labels)):
        _score(rows[t], kept[t], weights, grown, scores[t])
        top = scores[t].max()
        likelihood += scores[t, labels[t]] - top
        scores[t] = np.exp(scores[t] - top)
    _forward(scores, moving, alpha, scale)
    _backward(scores, moving, beta, scale)
    for t in range(len(labels)):
        likelihood -= np.log(scale[t])
        if t > 0:
            likelihood += moves[labels[t - 1], labels[t]]
        gradient = -alpha[t] * beta[t]
        gradient[labels[t]] += 1.0
        if np.abs(gradient).sum() >= _SETTLED:
            _learn(rows[t], kept[t], gradient * grown, weights, rate, decay)
    _learn_moves(labels, scores, alpha, beta, scale, moving, moves, squares, rate)
    return likelihood


@njit(cache=True)
def _round(
    rows, labels, starts, lengths, order, identity, weights, moves, squares, drop, blind, rate,
    decay, seed,
):  # fmt: skip
    """Learns from all sentences in `order` once; the log-likelihood on the way."""
    longest = lengths.max()
    scores = np.zeros((longest, LABELS))
    alpha, beta = np.zeros((longest, LABELS)), np.zeros((longest, LABELS))
    scale = np.zeros(longest)
    kept = np.ones((longest, rows.shape[1]), dtype=np.bool_)
    grown = 1000.0 / (1000.0 - drop)
    state = np.uint64(seed)
    likelihood = 0.0
    for s in order:
        first, n = starts[s], lengths[s]
        for t in range(n):
            state = _drawn(state)
            unknown = (state >> np.uint64(40)) % np.uint64(1000) < blind
            for f in range(rows.shape[1]):
                kept[t, f] = _is_kept(state, f, drop) and not (identity[f] and unknown)
        room = (scores[:n], alpha[:n], beta[:n], scale[:n])
        if n > 0:
            likelihood += _sentence(
                rows[first : first + n], labels[first : first + n], kept[:n], grown, weights,
                moves, squares, rate, decay, room,
            )  # fmt: skip
    return likelihood


def fit(
    rows: NDArray[np.int32],
    labels: NDArray[np.int8],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    identity: NDArray[np.bool_],
    *,
    size: int,
    rounds: int,
    rate: float,
    drop: int,
    blind: int = 80,
    decay: float = 2e-5,
    seed: int = 7,
    report: Callable[[int, float], None],
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Weights (`size` x 8) of features and of moves between labels (8 x 8).

    `rows` (place x template) are rows of the table; `labels` one a place. Of a thousand
    features, `drop` are left out at each place, and of a thousand words, `blind` are read
    without the templates of `identity`, which know the word itself. `report` is told the number
    of each round and the log-likelihood a word. The weights are the mean of those after the
    later half of the rounds.
    """
    weights = np.zeros((size, 2 * LABELS), dtype=np.float32)
    moves, squares = np.zeros((LABELS, LABELS)), np.zeros((LABELS, LABELS))
    mean, mean_moves = np.zeros((size, LABELS), dtype=np.float32), np.zeros((LABELS, LABELS))
    chance = np.random.default_rng(seed)
    late = range(rounds // 2, rounds)
    for number in range(rounds):
        likelihood = _round(
            rows, labels, starts, lengths, chance.permutation(len(starts)), identity, weights,
            moves, squares, drop, blind, rate, decay, seed * 1000 + number,
        )  # fmt: skip
        if number in late:
            mean += weights[:, :LABELS] / len(late)
            mean_moves += moves / len(late)
        report(number, likelihood / max(1, int(lengths.sum())))
    return mean, mean_moves
