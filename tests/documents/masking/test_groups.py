"""One number a person in all files of an order, and one placeholder a written form."""

import re

import pytest

from ordvern.documents import Groups, MaskMap
from ordvern.documents.masking.codes import form_suffix
from ordvern.documents.masking.map import MaskedFile, Placeholder
from ordvern.text import Category, Finding, Segment, Span

Told = tuple[list[Segment], list[Finding]]


def told(text: str, *names: str, category: Category = Category.PERSON_NAME) -> Told:
    findings = [
        Finding(category, Span(*match.span()), "test", 1.0, 0)
        for name in names
        for match in re.finditer(rf"\b{name}\b", text)
    ]
    return [Segment(text, "line@0")], sorted(findings, key=lambda each: each.span)


def labels(groups: Groups, file: Told) -> list[str]:
    return [mark.label for mark in groups.marks(*file)]


def test_parts_other_case_and_genitive_are_the_same_person() -> None:
    file = told(
        "Kari Nordlund, KARI NORDLUND, Nordlund, Karis og Nordlunds, Ola",
        "Kari Nordlund", "KARI NORDLUND", "Nordlund", "Karis", "Nordlunds", "Ola",
    )  # fmt: skip
    groups = Groups()
    groups.learn(*file)

    assert set(labels(groups, file)[:-1]) == {"P1"}
    assert labels(groups, file)[-1] == "P2"


def test_a_surname_of_two_is_neither() -> None:
    names = ("Kari Nordlund", "Ola Nordlund", "Nordlund kom")
    file = told(". ".join(names), "Kari Nordlund", "Ola Nordlund", "Nordlund(?= kom)")
    groups = Groups()
    groups.learn(*file)

    assert labels(groups, file) == ["P1", "P2", "P3"]


def test_the_whole_name_may_stand_in_a_later_file() -> None:
    first, second = told("Nordlund kom", "Nordlund"), told("Kari Nordlund", "Kari Nordlund")
    groups = Groups()
    groups.learn(*first)
    groups.learn(*second)

    assert labels(groups, first) == labels(groups, second) == ["P1"]


def test_numbers_of_an_earlier_map_stay() -> None:
    known = MaskMap(
        (Placeholder("P4", "Kari Nordlund"), Placeholder("P4b", "Nordlund")),
        (MaskedFile("a", frozenset({"P4"})),),
    )
    file = told("Ola Heim traff Kari", "Ola Heim", "Kari")
    groups = Groups(known)
    groups.learn(*file)

    assert labels(groups, file) == ["P5", "P4"]
    assert groups.known.placeholders == known.placeholders


def test_numbers_that_stand_in_a_text_are_not_given() -> None:
    first, second = told("Se [P1] og ⟦p3b⟧."), told("Kari og Ola", "Kari", "Ola")
    groups = Groups()
    groups.learn(*first)
    groups.learn(*second)

    assert labels(groups, second) == ["P2", "P4"]
    assert groups.known.taken == {"P1", "P3"}


def test_numbers_that_spell_a_value_are_not_given() -> None:
    file = told("nr. 1", "1", category=Category.RECORD_NUMBER)
    groups = Groups()
    groups.learn(*file)

    assert labels(groups, file) == ["R2"]


def test_kinds_have_their_letters_and_special_kinds_one() -> None:
    groups = Groups()
    files = [told("x1", "x1", category=category) for category in Category]
    for file in files:
        groups.learn(*file)
    letters = [labels(groups, file)[0][0] for file in files]

    assert "".join(letters) == "PNDETABCKVUR" + "S" * 9


@pytest.mark.parametrize(
    ("number", "suffix"),
    [(0, ""), (1, "b"), (2, "c"), (14, "z"), (15, "bb"), (28, "bz"), (29, "cb")],
)
def test_further_forms(number: int, suffix: str) -> None:
    assert form_suffix(number) == suffix
