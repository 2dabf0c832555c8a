"""Tables of characters say what Python itself says, near and far."""

import numpy as np
import pytest

from ordvern.detection.tagger import letters

TEXT = "aÅß1²Ⅷ -‐'|\n\u3000北😀\ud800."


def test_codes_are_code_points_also_of_half_pairs() -> None:
    assert letters.codes_of(TEXT).tolist() == [ord(character) for character in TEXT]


def test_lower_case_keeps_what_grows_and_makes_figures_alike() -> None:
    lower = letters.lower(letters.codes_of("ÅÆaZ907İ𐐀"))

    assert "".join(map(chr, lower.tolist())) == "åæaz000İ𐐀"


@pytest.mark.parametrize("text", [TEXT, "Aa1-", ""])
def test_amounts_add_up_over_a_word(text: str) -> None:
    total = np.array([letters.amounts(letters.codes_of(text)).sum()], dtype=np.uint64)
    counts = [int(letters.amount(total, number)[0]) for number in range(5)]

    assert counts[0] == len(text)
    assert counts[1] == sum(character.isupper() for character in text)
    assert counts[4] == sum(ord(character) in letters.HYPHENS for character in text)


def test_spaces_and_openings_beyond_the_table() -> None:
    places = letters.places(letters.codes_of("\u3000北😀a"))

    assert (places & letters.SPACE).astype(bool).tolist() == [True, False, False, False]
    assert (places & letters.OPENS).astype(bool).tolist() == [False, True, False, False]
