"""Telephone numbers of persons."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    "number",
    ["916 22 407", "+47 916 22 407", "57 30 11 42", "0047 91622407", "+46 70 123 45 67"],
)
def test_number_of_a_named_person(number: str) -> None:
    assert found(f"Kari Nordlund, tlf. {number}", Category.PHONE) == [number]


@pytest.mark.parametrize("label", ["Sentralbord", "Kundeservice", "Switchboard", "Telefaks"])
def test_a_switchboard_is_nobodys(label: str) -> None:
    assert found(f"Kari Nordlund\n{label}: 57 30 11 42", Category.PHONE) == []


def test_numbers_without_a_person_are_nobodys() -> None:
    assert found("Ring oss på 57 30 11 42", Category.PHONE) == []
