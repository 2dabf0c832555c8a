"""Amounts are whole hundredths; halves are rounded away from zero, also below it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.apps.billing.money import MixedCurrencies, Money, total


@pytest.mark.parametrize(
    ("amount", "minor"),
    [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("1234.565", 123457), ("2.675", 268)],
)
def test_halves_are_rounded_away_from_zero(amount: str, minor: int) -> None:
    assert Money.of(Decimal(amount)).minor == minor


def test_currencies_do_not_mix() -> None:
    with pytest.raises(MixedCurrencies):
        Money(1, "NOK") + Money(1, "EUR")


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_a_sum_loses_nothing(minors: list[int]) -> None:
    assert total((Money(minor) for minor in minors), "NOK").minor == sum(minors)


@given(st.decimals(min_value=0, max_value=10**6, places=4))
def test_a_credit_takes_back_exactly_what_was_asked(amount: Decimal) -> None:
    assert Money.of(amount).minor == -Money.of(-amount).minor
