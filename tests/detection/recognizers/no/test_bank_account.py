"""Norwegian account numbers."""

import pytest

from ordvern.detection.recognizers.no.bank_account import has_check_digit


@pytest.mark.parametrize("number", ["4888.86.45066", "3400 24 49414", "42545662552"])
def test_right_check_digit(number: str) -> None:
    assert has_check_digit(number)


@pytest.mark.parametrize("number", ["4888.86.45067", "488886450", ""])
def test_wrong_check_digit_or_length(number: str) -> None:
    assert not has_check_digit(number)
