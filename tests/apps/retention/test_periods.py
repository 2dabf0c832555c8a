"""Periods over years, leap days and the ends of years; both ways agree."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.apps.retention.periods import Period

FIVE = Period(years=5, from_year_end=True)
SECONDARY = Period(years=3, months=6, from_year_end=True)
PERIODS = (
    FIVE,
    SECONDARY,
    Period(years=1),
    Period(years=3),
    Period(months=1),
    Period(months=36),
    Period(days=90),
    Period(years=1, months=1, days=1),
    Period(),
)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("period", "begin", "last"),
    [
        (FIVE, "2026-03-02", "2031-12-31"),  # the worked example: erased from 2032-01-01
        (FIVE, "2026-12-31", "2031-12-31"),
        (FIVE, "2027-01-01", "2032-12-31"),
        (SECONDARY, "2026-03-02", "2030-06-30"),  # the worked example: from 2030-07-01
        (Period(months=1), "2026-01-31", "2026-02-28"),
        (Period(months=1), "2028-01-31", "2028-02-29"),
        (Period(years=1), "2028-02-29", "2029-02-28"),
        (Period(years=4), "2028-02-29", "2032-02-29"),
        (Period(years=1), "2027-02-28", "2028-02-28"),
        (Period(months=36), "2026-11-22", "2029-11-22"),
        (Period(days=90), "2026-12-31", "2027-03-31"),
        (Period(months=1), "2026-12-31", "2027-01-31"),
    ],
)
def test_last_day(period: Period, begin: str, last: str) -> None:
    assert period.last_day(date.fromisoformat(begin)) == date.fromisoformat(last)


@given(st.sampled_from(PERIODS), DAYS, st.integers(-3, 3))
def test_the_cutoff_says_the_same_as_the_last_day(period: Period, today: date, off: int) -> None:
    cutoff = period.cutoff(today)
    for day in (cutoff + timedelta(days=off), today - timedelta(days=off)):
        assert (day <= cutoff) == (period.last_day(day) < today)
