"""Values behind labels, in columns and in sections."""

import pytest

from ordvern.detection import scan
from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pasient: Kari Nordlund\nDiagnose: Gjengs knirk, grad 2", ["Gjengs knirk, grad 2"]),
        ("Pasient: Kari Nordlund\nDiagnose\nGjengs knirk", ["Gjengs knirk"]),
        ("Pasient: Kari Nordlund\nDiagnose:\tGjengs knirk\tuke 3", ["Gjengs knirk"]),
        ("Pasient: Kari Nordlund\nAllergier: ingen", []),
        ("Pasient: Kari Nordlund\nDiagnose: ", []),
        ("Pasient: Kari Nordlund\nDiagnose\n[fjernet]", []),
        ("Diagnose: Gjengs knirk", []),
    ],
)
def test_a_value_tells_by_its_label(text: str, told: list[str]) -> None:
    assert found(text, Category.HEALTH) == told


def test_a_value_tells_by_the_head_of_its_column() -> None:
    text = "Navn\tFravær\tAvdeling\nKari Nordlund\tlangvarig\tSalg\nOla Vik\tferie\tLager"
    assert found(text, Category.HEALTH) == ["langvarig"]


def test_a_clean_certificate_tells_too() -> None:
    text = "Name: Mary Ashdown\nDate of birth: 4 May 1980\nConvictions: none"
    assert found(text, Category.CRIMINAL_OFFENCE) == ["none"]


def test_a_label_inside_a_sentence_is_no_label() -> None:
    assert not scan("Hilsen Kari Nordlund. Legen stiller en diagnose: slik gjør alle.").findings[1:]
