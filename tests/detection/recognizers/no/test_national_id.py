"""Norwegian identity numbers, synthetic ones only; the numbers of 2032 are Skatteetaten's own."""

import pytest

from ordvern.detection.recognizers.no.national_id import (
    begins_with_a_date,
    is_issued_before_2032,
    is_issued_from_2032,
)


@pytest.mark.parametrize("number", ["20859718397", "26929733338", "08915346155", "198552 33137"])
def test_synthetic_numbers_are_valid(number: str) -> None:
    assert is_issued_before_2032(number)


@pytest.mark.parametrize("number", ["02013299997", "30108299920", "30108299939"])
def test_the_examples_for_2032(number: str) -> None:
    assert is_issued_from_2032(number)


def test_a_wrong_check_digit_is_seen() -> None:
    assert not is_issued_before_2032("20859718398")
    assert not is_issued_from_2032("20859718398")


@pytest.mark.parametrize("digits", ["410101", "014101", "016601", "018101", "290200"])
def test_marks_of_d_h_and_synthetic_numbers(digits: str) -> None:
    assert begins_with_a_date(digits + "00000")


@pytest.mark.parametrize("digits", ["320101", "011301", "000101", "310200"])
def test_days_that_do_not_exist(digits: str) -> None:
    assert not begins_with_a_date(digits + "00000")
