"""Features: where words lie in the layout, and what changes a row of the table and what not."""

import numpy as np
import pytest

from ordvern.detection.tagger.features import (
    BITS,
    JOINED,
    Laid,
    joined,
    keys_of,
    lay,
    modes,
    places,
    shifted,
)
from ordvern.detection.tagger.model import load


def laid_out(*sentences: str) -> tuple[list[str], Laid]:
    split = [sentence.split() for sentence in sentences]
    words = [word for sentence in split for word in sentence]
    return lay(words, np.array([len(sentence) for sentence in split]))


def test_words_lie_in_order_with_gaps_between_sentences() -> None:
    different, laid = laid_out("Kari kom .", "Kari gikk .")

    assert [different[n] for n in laid.ids[places(laid)]] == [
        "Kari",
        "kom",
        ".",
        "Kari",
        "gikk",
        ".",
    ]
    assert (np.diff(laid.starts) == 5).all()
    assert laid.ids[0] == laid.ids[-1] == 0


def test_neighbours_do_not_reach_into_other_sentences() -> None:
    _, laid = laid_out("a", "b")

    assert (shifted(laid.ids, 1)[places(laid)] == 0).all()
    assert (shifted(laid.ids, -2)[places(laid)] == 0).all()


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Kari bor i Bodø .", 0),
        ("VEDTAK OM STØTTE", 1),
        ("kari bor i bodø .", 2),
        ("Kari", 3),
    ],
)
def test_habit_of_case(sentence: str, mode: int) -> None:
    different, laid = laid_out(sentence)
    keys = keys_of(different, load().dictionary)

    assert set(modes(laid, keys["caps"])[places(laid)].tolist()) == {mode}


@pytest.mark.parametrize("number", range(len(JOINED)))
def test_a_joined_feature_tells_places_apart_and_knows_like_ones(number: int) -> None:
    different, laid = laid_out(
        "x Kari kom hjem i dag", "y Per dro bort . NÅ", "x Kari kom hjem i dag"
    )
    keys = keys_of(different, load().dictionary)
    rows = joined(keys, laid, modes(laid, keys["caps"]))[number][places(laid)]

    assert rows[:6].tolist() == rows[12:].tolist()
    assert len(set(rows.tolist())) > 1
    assert 0 <= rows.min() <= rows.max() < 1 << BITS


def test_lists_know_names_genitives_and_spellings() -> None:
    forms = ["Bjørnstad", "Bjornstad", "BJØRNSTAD", "Bjørnstads", "Qzxv"]
    keys = keys_of(forms, load().dictionary)
    lists = keys["lists"].tolist()

    assert lists[0] == lists[1] == lists[2] > 0
    assert lists[3] not in (0, lists[0])
    assert lists[4] == 0
