"""A marked value is found however it is written, and never inside something else."""

import pytest

from ordvern.documents.redaction.values import Values


def finds(value: str, text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Values({value: "[x]"}).find(text)]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Kari Nordmann", "KARI NORDMANN"),
        ("Kari Nordmann", "kari nordmann"),
        ("Kari Nordmann", "Kari\u00a0\nNordmann"),
        ("Kari Nordmann", "Ka\u00adri Nord\u200bmann"),
        ("Kari Nordmann", "kari.nordmann"),
        ("Kari Nordmann", "KariNordmann"),
        ("Kari Nordmann", "Kari Nord-\nmann"),
        ("Pål Bø", "Pa\u030al Bø"),
        ("01818512345", "018185 12345"),
        ("018185 12345", "01818512345"),
        ("22 33 44 55", "２２３３４４５５"),
        ("22334455", "22.33.44.55"),
        ("Solveig", "solveig"),
        ("Dag", "DAG"),
        ("fi", "ﬁ"),
    ],
)
def test_other_spellings_are_the_value(value: str, written: str) -> None:
    assert finds(value, f"a {written} b") == [written]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Kari", "Karianne"),
        ("Kari", "Okari"),
        ("22334455", "122334455"),
        ("45", "45,5"),
        ("45", "3.45"),
        ("Dag", "en dag til"),
        ("Li Bo", "libo"),
        ("kari@example.no", "kari example no"),
        ("12345", "123456"),
        ("fi", "ﬁn"),
        ("bracht werden", "eingebracht werden"),
    ],
)
def test_something_else_is_left(value: str, text: str) -> None:
    assert finds(value, text) == []


@pytest.mark.parametrize("before", ["\\n", "%20", "&C"])
def test_letter_of_a_sign_before_it_does_not_hide_a_name(before: str) -> None:
    assert finds("Kari Nordmann", f"x{before}Kari Nordmann") == ["Kari Nordmann"]


def test_long_name_is_seen_right_behind_a_word() -> None:
    assert finds("Kari Nordmann", "NavnKari Nordmann, OKARI NORDMANN") == ["Kari Nordmann"]


def test_short_name_in_an_address_is_found_in_lower_case() -> None:
    assert finds("Dag", "skriv til dag.berg@example.no en dag") == ["dag"]


def test_name_in_the_genitive_is_found_without_its_s() -> None:
    assert finds("Kari", "Karis bok, KARIS") == ["Kari", "KARI"]


def test_overlapping_values_go_as_one() -> None:
    values = Values({"Kari Nordmann": "[1]", "Nordmann Hansen": "[2]"})

    assert values.replace("Kari Nordmann Hansen kom") == ("[1] kom", 1)


def test_each_value_has_its_own_label() -> None:
    values = Values({"Kari": "[navn 1]", "Ola": "[navn 2]"})

    assert values.replace("Ola og Kari, Ola") == ("[navn 2] og [navn 1], [navn 2]", 3)


def test_no_value_in_a_repr() -> None:
    values = Values({"Kari": "[x]"})

    assert "Kari" not in repr(list(values)) + repr(values)
