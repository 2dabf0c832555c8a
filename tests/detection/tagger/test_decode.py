"""Chances along sentences are those of the model's definition, computed here the long way."""

from itertools import pairwise, product

import numpy as np
import pytest

from ordvern.detection.tagger.decode import LABELS, chances
from ordvern.detection.tagger.features import lay, places


def by_hand(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """Sums over every possible row of labels."""
    out = np.zeros(scores.shape)
    for labels in product(range(LABELS), repeat=len(scores)):
        total = sum(scores[t, k] for t, k in enumerate(labels))
        total += sum(moves[a, b] for a, b in pairwise(labels))
        for t, k in enumerate(labels):
            out[t, k] += np.exp(total)
    return out / out.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("lengths", [[1], [3], [2, 4, 1], [0, 3, 0]])
def test_like_counting_every_way(lengths: list[int]) -> None:
    chance = np.random.default_rng(sum(lengths))
    words = [str(n) for n in range(sum(lengths))]
    _, laid = lay(words, np.array(lengths))
    scores = chance.standard_normal((len(laid.ids), LABELS)).astype(np.float32)
    moves = chance.standard_normal((LABELS, LABELS)).astype(np.float32)

    found = chances(scores, moves, laid)[places(laid)]

    own = scores[places(laid)]
    parts = np.split(own, np.cumsum(lengths)[:-1])
    expected = [by_hand(part, moves) for part in parts if len(part)]
    np.testing.assert_allclose(found, np.concatenate(expected), atol=1e-5)


def test_extreme_scores_stay_chances() -> None:
    _, laid = lay(["a"] * 50, np.array([50]))
    scores = np.full((len(laid.ids), LABELS), -300, dtype=np.float32)
    scores[::2, 3] = 300

    found = chances(scores, np.zeros((LABELS, LABELS), dtype=np.float32), laid)

    assert np.isfinite(found).all()
    np.testing.assert_allclose(found.sum(axis=1), 1, atol=1e-5)


def test_places_between_sentences_have_no_label() -> None:
    _, laid = lay(["a", "b"], np.array([1, 1]))
    found = chances(
        np.zeros((len(laid.ids), LABELS), dtype=np.float32),
        np.zeros((LABELS, LABELS), dtype=np.float32),
        laid,
    )

    between = np.setdiff1d(np.arange(len(laid.ids)), places(laid))
    assert (found[between, 0] == 1).all()
