"""Word lists."""

import pytest

from ordvern.detection.terms import Strength, TermFinder, fold, parse


def finder(*lines: str) -> TermFinder:
    return TermFinder(parse(["[health]", *lines], "no"))


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("kreft*", "en kreftpasient her", ["kreftpasient"]),
        ("*diabetes*", "Svangerskapsdiabetes.", ["Svangerskapsdiabetes"]),
        ("kols", "KOLS og kolsen", ["KOLS"]),
        ("lese- og skrivevansk*", "har lese- og skrivevanskar", ["lese- og skrivevanskar"]),
        ("^delta", "Delta i delta", ["Delta"]),
        ("syk", "bekreftet sykdom", []),
    ],
)
def test_terms_are_found_as_words(line: str, text: str, expected: list[str]) -> None:
    hits = finder(line).find(text, {"no"})
    assert [text[hit.start : hit.end] for hit in hits] == expected


def test_marks_give_strength() -> None:
    terms = list(parse(["[health]", "? svak", "sterk", "! sterkest"], "no"))
    assert [term.strength for term in terms] == [Strength.WEAK, Strength.PLAIN, Strength.STRONG]


def test_a_list_must_name_its_kind() -> None:
    with pytest.raises(ValueError, match="kind"):
        list(parse(["uten overskrift"], "no"))


def test_lists_of_other_languages_are_left_out() -> None:
    assert finder("kol").find("har kol", {"sv"}) == []


def test_folding_keeps_the_length() -> None:
    text = "İstanbul, Ærlig-talt!"
    assert len(fold(text)) == len(text)
