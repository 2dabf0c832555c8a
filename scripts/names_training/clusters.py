"""Groups words that stand in like surroundings: neighbours' information, SVD, k-means."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, csr_matrix, diags
from scipy.sparse.linalg import svds

Vectors = NDArray[np.float32]


def group(
    sentences: Iterable[list[str]], counts: Counter[str], *, least: int, fine: int, few: int
) -> tuple[dict[str, int], NDArray[np.uint8]]:
    """The group (from 1) of each word seen `least` times, and the coarse group of each group."""
    chosen = sorted(w for w, n in counts.items() if n >= least)
    numbers = {word: n for n, word in enumerate(chosen)}
    common = [w for w, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:8000]]
    vectors = _vectors(_neighbours(sentences, numbers, {w: n for n, w in enumerate(common)}))
    weight = np.array([counts[w] for w in chosen], dtype=np.float64)
    centres, member = _means(vectors, np.sqrt(weight), fine)
    _, parents = _means(centres, np.ones(len(centres)), few)
    coarse = np.concatenate([[0], parents + 1]).astype(np.uint8)
    return {word: int(member[n]) + 1 for word, n in numbers.items()}, coarse


def _neighbours(
    sentences: Iterable[list[str]], numbers: dict[str, int], common: dict[str, int]
) -> csr_matrix:
    """How often each word has each common word before it and after it (columns apart)."""
    width = len(common) + 1
    rows: list[NDArray[np.int64]] = []
    columns: list[NDArray[np.int64]] = []
    for words in sentences:
        mine = np.array([numbers.get(w, -1) for w in words])
        near = np.array([common.get(w, len(common)) for w in words])
        for side, (a, b) in enumerate(((mine[1:], near[:-1]), (mine[:-1], near[1:]))):
            keep = a >= 0
            rows.append(a[keep])
            columns.append(b[keep] + side * width)
    r, c = np.concatenate(rows), np.concatenate(columns)
    table = coo_matrix((np.ones(len(r)), (r, c)), shape=(len(numbers), 2 * width))
    return table.tocsr()


def _vectors(counts: csr_matrix) -> Vectors:
    """Square roots of what neighbours tell beyond chance, in 64 directions, of length one."""
    total = counts.sum()
    by_row = np.asarray(counts.sum(axis=1)).ravel()
    by_column = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    by_column *= total / by_column.sum()
    ratio = diags(1 / np.maximum(by_row, 1)) @ counts @ diags(total / np.maximum(by_column, 1))
    ratio.data = np.maximum(np.log(ratio.data), 0)
    start = np.random.default_rng(11).standard_normal(min(ratio.shape))
    left, strength, _ = svds(ratio, k=64, v0=start, tol=1e-3)
    vectors = left * np.sqrt(strength)
    return (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )


def _means(
    vectors: Vectors, weight: NDArray[np.float64], number: int
) -> tuple[Vectors, NDArray[np.int64]]:
    """k-means on the sphere: centres, and the centre of each vector."""
    first = np.argsort(-weight, kind="stable")[: number * 4 : 4]
    centres = vectors[first].copy()
    member = np.zeros(len(vectors), dtype=np.int64)
    for _ in range(12):
        member = np.concatenate(
            [(block @ centres.T).argmax(axis=1) for block in np.array_split(vectors, 40)]
        )
        sums = np.zeros_like(centres)
        np.add.at(sums, member, vectors * weight[:, None].astype(np.float32))
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return centres, member
