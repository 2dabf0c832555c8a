"""Deadlines and pauses pass over nights, weekends and Norwegian holidays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.apps.core.workdays import (
    OSLO,
    add_workdays,
    add_working_hours,
    is_workday,
    workday_from,
)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 2),  # Maundy Thursday
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2027, 5, 17),
        date(2026, 5, 14),  # Ascension
        date(2026, 5, 25),  # Whit Monday
        date(2026, 12, 25),
        date(2026, 11, 21),  # Saturday
        date(2026, 11, 22),  # Sunday
    ],
)
def test_free_days(day: date) -> None:
    assert not is_workday(day)


def test_ordinary_days_and_christmas_eve_are_working_days() -> None:
    assert is_workday(date(2026, 11, 23))
    assert is_workday(date(2026, 12, 24))


def test_seventeenth_of_may_is_passed_over() -> None:
    assert workday_from(date(2027, 5, 17)) == date(2027, 5, 18)
    assert add_workdays(date(2027, 5, 14), 1) == date(2027, 5, 18)


def test_no_day_counts_for_itself() -> None:
    assert add_workdays(date(2026, 11, 23), 0) == date(2026, 11, 23)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_adding_and_counting_agree(day: date, count: int) -> None:
    last = add_workdays(day, count)
    days = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))

    assert sum(map(is_workday, days)) == count


@pytest.mark.parametrize(
    ("begin", "hours", "end"),
    [
        ("2026-11-23T09:00", 2, "2026-11-23T11:00"),
        ("2026-11-23T15:00", 2, "2026-11-24T09:00"),  # over a night
        ("2026-11-20T15:30", 1, "2026-11-23T08:30"),  # over a weekend
        ("2026-04-01T15:00", 2, "2026-04-07T09:00"),  # over Easter
        ("2026-11-22T03:00", 8, "2026-11-23T16:00"),
        ("2026-03-27T15:00", 2, "2026-03-30T09:00"),  # over the change to summer time
    ],
)
def test_working_hours(begin: str, hours: int, end: str) -> None:
    start = datetime.fromisoformat(begin).replace(tzinfo=OSLO)

    found = add_working_hours(start.astimezone(UTC), hours)

    assert found == datetime.fromisoformat(end).replace(tzinfo=OSLO)
    assert found.tzinfo is UTC
