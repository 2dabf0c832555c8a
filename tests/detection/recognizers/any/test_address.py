"""Postal addresses of persons."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    "address",
    [
        "Kvernveien 12 B, 4993 Sundebru",
        "Storgata 5, 0155 Oslo",
        "Eikelia 7, 5640 Eikelandsosen",
        "Lindgatan 12, 582 24 Linköping",
        "Gartenstraße 14, 01067 Dresden",
        "22 Station Road, Beverley HU17 7AB",
        "12 rue Pasteur, 75015 Paris",
    ],
)
def test_address_of_a_named_person(address: str) -> None:
    text = f"Kari Nordlund\nAdresse: {address}\n"
    assert found(text, Category.POSTAL_ADDRESS) == [address]


def test_an_organisation_owns_its_address() -> None:
    text = "Solvik Mekaniske AS, Verftsgata 2, 5007 Bergen\n\nKari Nordlund er ansatt her."
    assert found(text, Category.POSTAL_ADDRESS) == []


def test_addresses_need_a_person_in_the_text() -> None:
    assert found("Besøk oss i Storgata 5, 0155 Oslo", Category.POSTAL_ADDRESS) == []
