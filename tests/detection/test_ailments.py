"""What ails the body, in words that no list holds together."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found

WHO = "Pasient: Kari Nordlund, født 12.03.1956\n"


@pytest.mark.parametrize(
    "told",
    [
        "Han brakk den venstre handa",
        "Kneet er hovent",
        "Nakken er stiv",
        "she has lost most of her hearing",
        "hon har värk i båda axlarna",
        "pain in the left shoulder",
    ],
)
def test_what_ails_the_body(told: str) -> None:
    assert found(f"{WHO}{told}.", Category.HEALTH)


def test_a_polish_word_with_letters_beyond_latin_1() -> None:
    text = "Pacjent: Jan Kowalski, ur. 11.03.1957. Pacjent zgłasza ból prawej ręki od tygodnia."
    assert any("ręki" in words for words in found(text, Category.HEALTH))


@pytest.mark.parametrize("text", ["Brudd i veggen ved kneet på røret.", "The pain in the neck."])
def test_told_of_nobody(text: str) -> None:
    assert not found(text, Category.HEALTH)
