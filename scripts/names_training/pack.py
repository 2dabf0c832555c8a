"""Makes weights small, and writes the model's data file."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.dictionary import Dictionary
from ordvern.detection.tagger.model import Weights

LEAST = 0.10
_TOP = 127


def packed(table: NDArray[np.float32], moves: NDArray[np.float64], *, least: float) -> Weights:
    """Weights as small whole numbers; rows in which none reaches `least` are left out.

    The scale is that of the largest weight but for the top one in ten thousand rows, which are
    cut off there.
    """
    strong = np.abs(table).max(axis=1)
    kept = strong >= least
    scale = float(np.quantile(strong[kept], 0.9999)) / _TOP
    whole = np.clip(np.rint(table / scale), -_TOP, _TOP).astype(np.int8)
    return Weights(
        np.where(kept[:, None], whole, 0).astype(np.int8), scale, moves.astype(np.float32)
    )


def write(path: Path, dictionary: Dictionary, first: Weights, second: Weights) -> None:
    """The data file that `ordvern.detection.tagger.model.read` reads."""
    arrays = {
        "keys": dictionary.keys,
        "lists": dictionary.lists,
        "case": dictionary.case,
        "cluster": dictionary.cluster,
        "coarse": dictionary.coarse,
    }
    for number, weights in ((1, first), (2, second)):
        rows = np.flatnonzero(weights.table.any(axis=1))
        arrays[f"rows{number}"] = rows.astype(np.uint32)
        arrays[f"weights{number}"] = weights.table[rows]
        scale = np.full((1, weights.moves.shape[1]), weights.scale, dtype=np.float32)
        arrays[f"moves{number}"] = np.vstack([weights.moves, scale])
    with path.open("wb") as target:
        np.savez(target, allow_pickle=False, **arrays)
