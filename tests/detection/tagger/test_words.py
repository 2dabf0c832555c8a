"""Hashes of words: like parts give like hashes, and the outline says how a word is written."""

import numpy as np
import pytest

from ordvern.detection.tagger.words import analyse


def test_a_word_keeps_its_hash_in_other_case_and_with_other_figures() -> None:
    seen = analyse(["Nordlund", "NORDLUND", "nordlund", "kl12", "kl98"])

    assert seen.lower[0] == seen.lower[1] == seen.lower[2]
    assert len(set(seen.word[:3].tolist())) == 3
    assert seen.lower[3] == seen.lower[4]


@pytest.mark.parametrize("genitive", ["Nordlunds", "Nordlund's", "Nordlund’s", "Nordlund'"])
def test_a_genitive_has_the_hash_of_its_word_as_stem(genitive: str) -> None:
    seen = analyse([genitive, "Nordlund"])

    assert seen.stem[0] == seen.lower[1]
    assert seen.stem[1] == 0


def test_parts_at_a_hyphen_have_the_hashes_of_words() -> None:
    seen = analyse(["Anne-Grete", "anne", "grete", "-x", "x-"])

    assert seen.head[0] == seen.lower[1]
    assert seen.tail[0] == seen.lower[2]
    assert seen.head[1] == seen.tail[1] == 0


def test_beginnings_and_endings_are_shared_whatever_the_length() -> None:
    seen = analyse(["Brekkestad", "Brennestad", "stad"])

    assert seen.prefixes[0][0] == seen.prefixes[0][1]
    assert seen.suffixes[3][0] == seen.suffixes[3][1] == seen.suffixes[3][2]
    assert seen.suffixes[4][0] != seen.suffixes[4][1] or seen.prefixes[2][0] != 0


def test_both_ends_of_a_long_word_count() -> None:
    long = "menneskerettighetsdomstolens"
    seen = analyse([long, long[:-1], "x" + long])

    assert len(set(seen.lower.tolist())) == 3


@pytest.mark.parametrize(
    ("word", "caps"),
    [
        ("hus", 0), ("Kari", 1), ("Anne-Grete", 1), ("J.", 2), ("J.K.", 2), ("NAV", 3),
        ("McDonald", 4), ("2024", 5), ("...", 6), ("B", 7), ("Øystein", 1), ("ÅSE", 3),
    ],
)  # fmt: skip
def test_how_a_word_is_written(word: str, caps: int) -> None:
    assert analyse([word]).caps.tolist() == [caps]


def test_every_script_and_no_text_at_all_can_be_hashed() -> None:
    words = ["", "\x00", "Ольга", "李", "😀", "\ud800", "\U0010ffff", "İ", "ß"]
    seen = analyse(words)

    assert len(seen.lower) == len(words)
    assert seen.lower.dtype == np.uint64
    assert len(set(seen.lower[2:].tolist())) == len(words) - 2


def test_the_same_on_every_machine() -> None:
    """A model file made elsewhere must find its features here."""
    assert analyse(["Kari"]).lower.tolist() == [LOWER_OF_KARI]


LOWER_OF_KARI = 16165832782643023163
