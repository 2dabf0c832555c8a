"""Words speak of what the lists say, by their longest listed beginning."""

from importlib.resources import files

import pytest

from ordvern.detection.word_classes import classes_of

LISTED = (files("ordvern.detection") / "data" / "word_classes.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "name"),
    [("kneet", "body"), ("fengselet", "law"), ("bestemor", "kin"), ("tablettene", "cure")],
)
def test_a_word_speaks_of_what_it_is_listed_under(word: str, name: str) -> None:
    assert name in classes_of(word)


@pytest.mark.parametrize("word", ["", "x", "zzz", "0", "@"])
def test_other_words_speak_of_nothing(word: str) -> None:
    assert classes_of(word) == ()


def test_a_longer_beginning_holds() -> None:
    """ "blod*" is a fluid, "blodprøve*" what is done at a doctor's."""
    assert classes_of("blodet") == ("fluid",)
    assert classes_of("blodprøver") == ("clinic",)


def test_a_word_has_its_classes_in_one_order() -> None:
    assert list(classes_of("tog")) == sorted(classes_of("tog"))


def test_every_list_has_a_name_and_plain_words() -> None:
    """Entries are in lower case, as sentences are read."""
    lines = [line for line in LISTED.splitlines() if not line.startswith("#")]
    words = [word for line in lines if not line.startswith("[") for word in line.split()]
    assert lines[0].startswith("[")
    assert all(word == word.lower() and "*" not in word[:-1] for word in words)
