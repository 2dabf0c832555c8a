"""No text becomes a formula in a spreadsheet, and numbers stay numbers."""

from datetime import date
from decimal import Decimal

import pytest

from ordvern.apps.core.spreadsheet import line


@pytest.mark.parametrize("text", ["=1+1", "+47 1", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_what_begins_like_a_formula_is_made_text(text: str) -> None:
    assert line([text], end="").strip('"') == f"'{text}"


def test_numbers_and_days_stand_as_they_are() -> None:
    cells = [-2, Decimal("-2.50"), date(2026, 11, 23), "a;b", ""]

    assert line(cells) == '-2;-2.50;2026-11-23;"a;b";\r\n'
