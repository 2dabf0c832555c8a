"""Numbers that are personal because of their label."""

import pytest

from ordvern.text import Category
from tests.detection.finding import found


@pytest.mark.parametrize(
    ("text", "category", "value"),
    [
        ("Pasient: Kari Nordlund, journalnr. V-0077145", Category.RECORD_NUMBER, "V-0077145"),
        ("Tilsettnummeret til Kari Nordlund: 22184", Category.RECORD_NUMBER, ""),
        ("Student no.: 284417, Kari Nordlund", Category.RECORD_NUMBER, "284417"),
        ("Kari Nordlund (emp. no. 7702)", Category.RECORD_NUMBER, "7702"),
        ("Kari Nordlund, HPR 7014482", Category.RECORD_NUMBER, "7014482"),
        ("Kari Nordlund, pass nr. C4418029", Category.ID_DOCUMENT, "C4418029"),
        (
            "Selger Kari Nordlund, bil med reg.nr. EL 52290",
            Category.VEHICLE_REGISTRATION,
            "EL 52290",
        ),
        ("Kari Nordlund logget inn fra 81.166.23.90", Category.ONLINE_ID, "81.166.23.90"),
        ("Kari Nordlund, brukernavn: bjorg.t74", Category.ONLINE_ID, "bjorg.t74"),
    ],
)
def test_labelled_values(text: str, category: Category, value: str) -> None:
    assert found(text, category) == ([value] if value else [])


@pytest.mark.parametrize(
    "text",
    [
        "Faktura 100234567 til Kari Nordlund",
        "Kari Nordlund kjøpte varenr. 26069 84711",
        "Versjon 3.12.0.19, sier Kari Nordlund",
    ],
)
def test_numbers_of_things_are_left_alone(text: str) -> None:
    assert found(text, Category.RECORD_NUMBER) == []
    assert found(text, Category.NATIONAL_ID) == []
    assert found(text, Category.ONLINE_ID) == []
