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
        ("Kari Nordlund, født tredje mars nittenhundreogåtti", "tredje mars nittenhundreogåtti"),
        ("Kari Nordlund, fødd fjerde mai nitten femtisju i Bø", "fjerde mai nitten femtisju"),
        ("Kari Nordlund, født 3. mars totusenogfem", "3. mars totusenogfem"),
        ("Kari Nordlund, født tjueførste juni 1980", "tjueførste juni 1980"),
        (
            "Mary Ashdown, born on the third of March nineteen eighty-two",
            "third of March nineteen eighty-two",
        ),
        ("Kari Nordlund, født 03/03-80", "03/03-80"),
        ("Kari Nordlund, f. 3/3 1980", "3/3 1980"),
        ("Pieter de Wit, geboren op 4 maart 1980 te Gent", "4 maart 1980"),
        ("Giulia Neri, nata il 4 luglio 1980 a Pisa", "4 luglio 1980"),
        ("Joana Matos, data de nascimento: 4 de março de 1980", "4 de março de 1980"),
        ("Aino Salmi, syntynyt 4. heinäkuuta 1980", "4. heinäkuuta 1980"),
        ("Jana Malá, narozena 4. března 1980", "4. března 1980"),
        ("Nagy Réka, született: 1980. március 4.", "1980. március 4"),
        ("Ioana Pop, născută la 4 martie 1980", "4 martie 1980"),
        ("Олена Бондар, народилася 4 березня 1980 року", "4 березня 1980"),
        ("Ελένη Νικολάου, γεννήθηκε 4 Μαρτίου 1980", "4 Μαρτίου 1980"),
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
