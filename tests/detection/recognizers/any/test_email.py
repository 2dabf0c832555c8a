"""E-mail addresses of persons and of offices."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize("address", ["kari.nordlund@firma.example", "kn82@post.example"])
def test_a_persons_mailbox(address: str) -> None:
    assert found(f"Skriv til {address}.", Category.EMAIL) == [address]


@pytest.mark.parametrize(
    "address", ["post@firma.example", "kundeservice@firma.example", "newbuilding@yard.example"]
)
def test_an_office_mailbox(address: str) -> None:
    assert found(f"Skriv til {address}.", Category.EMAIL) == []
