"""What other places of a word tell about it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from ordvern.detection.tagger import document, find_persons
from ordvern.detection.tagger.features import keys_of, lay
from ordvern.detection.tagger.model import load


def carried(words: list[str], chances: list[float]) -> NDArray[np.float32]:
    """By how sure a first reading was of each word, in one sentence; without the rims."""
    different, laid = lay(words, np.array([len(words)]))
    first = np.zeros((len(laid.ids), 8), dtype=np.float32)
    first[2:-2, 1] = chances
    return document.carried(first, laid, keys_of(different, load().dictionary))[2:-2]


def test_sure_places_carry_to_the_others() -> None:
    words = ["Skrett", "kom", "da", "Skretts", "bok", "om", "Skrett"]
    least = carried(words, [0.1, 0, 0, 0.9, 0, 0, 0.3])

    assert least[[0, 3, 6]].tolist() == pytest.approx([0.3 * (0.9 * 0.6) ** 0.5] * 3)
    assert least[[1, 2, 4, 5]].tolist() == [0, 0, 0, 0]


def test_a_place_with_no_small_letters_before_it_carries_nothing() -> None:
    assert carried(["Skrett", "kom"], [0.9, 0]).tolist() == [0, 0]


def test_small_letters_and_initials_get_nothing() -> None:
    assert carried(["da", "skrett", "da", "S."], [0, 0.9, 0, 0.9]).max() == 0


def test_a_low_threshold_finds_every_place_of_a_name() -> None:
    text = (
        "Rektor Torgunn Kvalheim sa nei. Kvalheim. Kva meiner Kvalheim?\nHos Kvalheim er det tomt."
    )
    found = find_persons(text, threshold=0.1)

    places = [n for n in range(len(text)) if text.startswith("Kvalheim", n)]
    assert all(any(p.start <= n < p.end for p in found) for n in places)
