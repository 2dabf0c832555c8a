"""Machine-readable zones of an invented person's passport and cards."""

import pytest

from ordvern.detection import scan
from ordvern.detection.recognizers.any.travel import check_digit
from ordvern.text import Category
from tests.detection.finding import found

PASSPORT = (
    "P<NORNORDLUND<<KARI<<<<<<<<<<<<<<<<<<<<<<<<<\nCC44180298NOR8103125F3106198<<<<<<<<<<<<<<06"
)
CARD = "I<NORNORDLUND<<KARI<<<<<<<<<<<<<<<<<\nCC44180298NOR8103125F3106198<<<<<<<6"
SMALL_CARD = (
    "I<NORCC44180298<<<<<<<<<<<<<<<\n8103125F3106198NOR<<<<<<<<<<<6\nNORDLUND<<KARI<<<<<<<<<<<<<<<<"
)


@pytest.mark.parametrize(
    ("field", "digit"), [("D23145890", 7), ("L898902C3", 6), ("740812", 2), ("ZE184226B<<<<<", 1)]
)
def test_check_digits_of_the_standard(field: str, digit: int) -> None:
    assert check_digit(field) == digit


@pytest.mark.parametrize("zone", [PASSPORT, CARD, SMALL_CARD], ids=["TD3", "TD2", "TD1"])
def test_all_lines_are_found(zone: str) -> None:
    assert found(f"Kopi av pass\n{zone}\nSlutt.", Category.ID_DOCUMENT) == zone.split("\n")


def test_a_misread_digit_makes_it_less_sure() -> None:
    sure = {f.recognizer: f.confidence for f in scan(f"Kopi:\n{PASSPORT}\n").findings}
    misread = PASSPORT.replace("8103125", "8103135")
    found_by = {f.recognizer: f.confidence for f in scan(f"Kopi:\n{misread}\n").findings}
    assert sure["any.mrz_td3"] == 0.97
    assert "any.mrz_td3" not in found_by
    assert found_by["any.machine_readable_zone"] == 0.85


def test_other_lines_of_capitals_are_none() -> None:
    assert found("TABELL<<<<<<\nABC<DEF<GHI\nPRIS<<100\nKari Nordlund", Category.ID_DOCUMENT) == []
