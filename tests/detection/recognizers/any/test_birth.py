"""Dates of birth."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Pasient: Kari Nordlund, født 12.03.1956 i Moss", "12.03.1956"),
        ("Kari Nordlund (f. 1975)", "1975"),
        ("Kari Nordlund, fødd den 4. mai 1980", "4. mai 1980"),
        ("Mary Ashdown was born in Leeds on 3 October 1988", "3 October 1988"),
        ("Mary Ashdown, DOB: 02/09/1988", "02/09/1988"),
        ("Frau Anna Weber, geb. am 9.11.1951", "9.11.1951"),
        ("Camille Durand, née le 2 janvier 1985", "2 janvier 1985"),
        ("Til stede: Thor Haugen, 16.09.1960", "16.09.1960"),
    ],
)
def test_after_a_cue_or_a_name(text: str, date: str) -> None:
    assert found(text, Category.DATE_OF_BIRTH) == [date]


def test_under_a_heading() -> None:
    table = "Navn\tFødselsdato\nKari Nordlund\t12.03.2010\nOla Nordlund\t01.02.2012\n"
    assert found(table, Category.DATE_OF_BIRTH) == ["12.03.2010", "01.02.2012"]


def test_other_dates_are_left_alone() -> None:
    assert found("Kari Nordlund møter 12.03.2025 kl. 10", Category.DATE_OF_BIRTH) == []
