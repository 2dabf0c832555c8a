"""Names of persons, and what looks like them."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pasient: Sandvoll, Turid Margrete", ["Sandvoll, Turid Margrete"]),
        ("Saken gjelder Kari Nordlund.", ["Kari Nordlund"]),
        ("Undersøkt av overlege Ragna Tveitane.", ["Ragna Tveitane"]),
        ("Navn: NGUYEN THI LAN ANH", ["NGUYEN THI LAN ANH"]),
        ("Vi har snakket med Stein Bakken og Liv Aase Moen.", ["Stein Bakken", "Liv Aase Moen"]),
        ("Med vennlig hilsen\nQwame Zorbat", ["Qwame Zorbat"]),
        ("I, Margaret Penhaligon, make oath", ["Margaret Penhaligon"]),
        ("Legevaktslege P. Sandvik fant intet.", ["P. Sandvik"]),
        ("Surname: HAKIMI\nGiven names: Zahra", ["HAKIMI", "Zahra"]),
        ("Kari Nordlunds journal", ["Kari Nordlund"]),
        ("hi boss its Marcin, will be late", ["Marcin"]),
        ("Hei, dette er Solveig fra i går", ["Solveig"]),
        ("The applicant, Kari Nordlund, lives in Florence.", ["Kari Nordlund"]),
        ("Jean-Pierre van der Berg er her.", ["Jean-Pierre van der Berg"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert found(text, Category.PERSON_NAME) == names


def test_once_a_name_always_a_name() -> None:
    text = "Pasient: Torgunn Qvelbod. Qvelbod bor alene. I dag var Torgunn trett."
    assert found(text, Category.PERSON_NAME) == ["Torgunn Qvelbod", "Qvelbod", "Torgunn"]


def test_speakers_of_a_chat() -> None:
    text = "Zimbo: hei\nKari Nordlund: hallo\nZimbo: kommer du?"
    assert found(text, Category.PERSON_NAME) == ["Zimbo", "Kari Nordlund", "Zimbo"]


@pytest.mark.parametrize(
    "text",
    [
        "MS Kristian Krogh går fra Bergen.",
        "Vi bor i Fridtjof Nansens vei 4.",
        "Fridtjof Nansens institutt har åpent.",
        "Stein og grus. Odd tall. Liv og helse. Dag og natt. Even flate.",
        "Møtet holdes i Stavanger og i Hamburg.",
        "TILL ANVÄNDAREN OG ALLE ANDRE",
        "Solvik Mekaniske AS leverer til Halvorsen & Rose AS.",
        "The Autumn Exhibition opens in Paris.",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert found(text, Category.PERSON_NAME) == []
