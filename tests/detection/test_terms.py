"""Word lists."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.detection.term_finder import TermFinder
from ordvern.detection.terms import Strength, Term, fold, parse

LINES = ("kreft*", "*diabetes*", "*itt", "lese- og", "^delta", "si", "łza", "ðal", "żył*", "h i v")
PIECES = st.sampled_from(
    [
        "kreft",
        "Diabetes",
        "sitt",
        "\u017fitt",
        "lese- og",
        "Delta",
        "łza",
        "ðal",
        "Żyłka",
        "H I\nv.",
        "\ud800",
    ]
)
# At most 40 letters to either side of a term belong to its word, so no text has more.
TEXTS = st.lists(PIECES | st.text("ab ŻżðłšİŸ\u1e9e²¤.\n", max_size=3), max_size=6).map("".join)


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


def places(term: Term, text: str) -> set[tuple[str, int, int]]:
    """Where a term stands, asked of the text one place after the other; words go on for 40."""
    flat = " " + fold(text).replace("\n", " ") + " "
    spelled = re.compile("  ?".join(map(re.escape, term.text.split(" "))))
    found = set()
    for match in filter(None, (spelled.match(flat, place) for place in range(1, len(flat)))):
        start, end = match.span()
        apart = (term.open_start or flat[start - 1] == " ") and (term.open_end or flat[end] == " ")
        first, last = match.span()
        while term.open_start and flat[start - 1].isalnum() and first - start < 40:
            start -= 1
        while term.open_end and flat[end].isalnum() and end - last < 40:
            end += 1
        if apart and (not term.capital or text[start - 1].isupper()):
            found.add((term.text, start - 1, end - 1))
    return found


@given(TEXTS)
def test_hits_are_those_of_asking_place_by_place(text: str) -> None:
    expected = set().union(*(places(term, text) for term in parse(["[health]", *LINES], "no")))
    hits = finder(*LINES).find(text, {"no"})
    assert {(hit.term.text, hit.start, hit.end) for hit in hits} == expected
