"""The model of sentences: its file, its words and its chances."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from ordvern.detection.sentences import KINDS, features, load, words_of
from ordvern.text import Category

FILE = Path(str(files("ordvern.detection") / "data" / "sentences-model.npz"))


def test_the_file_is_small_and_holds_numbers_alone() -> None:
    assert FILE.stat().st_size < 500_000
    with np.load(FILE, allow_pickle=False) as stored:
        assert {stored[name].dtype.kind for name in stored.files} <= {"u", "i", "f"}


@pytest.mark.parametrize("sentence", ["", "Hun kaster opp hver morgen", "@ # 12", "\ud800 \x00"])
def test_chances_are_chances(sentence: str) -> None:
    chances = load().chances(words_of(sentence), {Category.HEALTH})

    assert len(chances) == len(KINDS) + 1
    assert chances.sum() == pytest.approx(1)
    assert (chances >= 0).all()


def test_the_lists_have_a_say() -> None:
    words = words_of("Hun har hatt det siden i fjor")
    health = KINDS.index(Category.HEALTH)

    assert load().chances(words, {Category.HEALTH})[health] > load().chances(words, set())[health]


def test_nynorsk_is_read_as_bokmal() -> None:
    assert words_of("Ho kjem ikkje heim") == words_of("Hun kommer ikke hjem")


def test_a_feature_counts_once() -> None:
    rows = features(words_of("vondt vondt vondt vondt"), ())
    assert len(rows) == len(set(rows))
