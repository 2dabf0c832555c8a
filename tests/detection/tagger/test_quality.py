"""The committed model finds what its card says, on NorNE's development part."""

import gzip
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ordvern.detection.tagger.model import label_chances, load
from ordvern.detection.tagger.persons import spans_of

NORNE = Path(__file__).parents[4] / "shared" / "data" / "norne"
pytestmark = [pytest.mark.shared, pytest.mark.nightly]


@cache
def labelled(form: str) -> tuple[list[str], NDArray[np.str_], NDArray[np.int64]]:
    """Words, their tags, and the lengths of sentences."""
    with gzip.open(NORNE / f"{form}-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    tags = np.array([tag for row in rows for tag in row["t"]])
    return [w for row in rows for w in row["w"]], tags, np.array([len(row["w"]) for row in rows])


def names_of(tags: NDArray[np.str_]) -> set[tuple[int, int]]:
    """Places of whole names: first and last word, exclusive."""
    out = set()
    for first in np.flatnonzero(tags == "B-PER").tolist():
        last = first + 1
        while last < len(tags) and tags[last] == "I-PER":
            last += 1
        out.add((first, last))
    return out


@pytest.mark.parametrize(
    ("form", "capitals", "threshold", "recall", "precision"),
    [
        ("nob", False, 0.5, 0.98, 0.95),
        ("nob", False, 0.2, 0.99, 0.90),
        ("nob", True, 0.5, 0.95, 0.94),
        ("nno", False, 0.5, 0.91, 0.95),
        ("nob", False, 0.1, 0.993, 0.88),
        ("nno", False, 0.1, 0.98, 0.88),
        ("nno", False, 0.05, 0.993, 0.88),
        ("nno", True, 0.15, 0.92, 0.88),
    ],
)
def test_words_of_names(
    form: str, capitals: bool, threshold: float, recall: float, precision: float
) -> None:
    words, tags, lengths = labelled(form)
    given = [word.upper() for word in words] if capitals else words
    chances = label_chances(given, lengths, load())
    found = chances[:, 1] + chances[:, 2] > threshold
    named = np.char.endswith(tags, "-PER")

    assert (found & named).sum() / named.sum() >= recall
    assert (found & named).sum() / found.sum() >= precision


@pytest.mark.parametrize(("form", "least"), [("nob", 0.96), ("nno", 0.92)])
def test_whole_names(form: str, least: float) -> None:
    """F1 with both ends of a name right."""
    words, tags, lengths = labelled(form)
    found = set(spans_of(label_chances(words, lengths, load()), lengths, 0.5))
    right = names_of(tags)

    assert 2 * len(found & right) / (len(found) + len(right)) >= least
