"""Findings of special kinds grow to the phrase that tells."""

import pytest

from ordvern.detection.borders import borders
from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    ("text", "kind", "phrase"),
    [
        (
            "Kari Nordlund har alvorlig epilepsi etter hodeskaden, og hun reiser mye.",
            Category.HEALTH,
            "alvorlig epilepsi etter hodeskaden",
        ),
        (
            "Ola Nordlund ble dømt for grovt tyveri i Oslo, sier naboen.",
            Category.CRIMINAL_OFFENCE,
            "dømt for grovt tyveri i Oslo",
        ),
        (
            "Mary Ashdown was treated for severe asthma (J45.9) and left.",
            Category.HEALTH,
            "treated for severe asthma (J45.9)",
        ),
    ],
)
def test_phrase(text: str, kind: Category, phrase: str) -> None:
    assert found(text, kind) == [phrase]


def test_a_phrase_ends_before_a_name() -> None:
    assert found("Diagnosen epilepsi Kari Nordlund fikk", Category.HEALTH) == ["Diagnosen epilepsi"]


def test_a_phrase_ends_at_a_gap_between_columns() -> None:
    text = "EPILEPSI      JA     NEI"
    assert borders({"no"}).grow(text, 0, 8, 0, len(text)) == (0, 8)


def test_a_role_does_not_grow() -> None:
    words = found("Tiltalte Ola Nordlund, født 12.03.1956, møtte.", Category.CRIMINAL_OFFENCE)
    assert words == ["Tiltalte"]


def test_a_phrase_does_not_cut_a_word() -> None:
    text = "a" * 60 + " syk " + "b" * 100
    assert borders({"no"}).grow(text, 61, 64, 0, len(text)) == (61, 64)
