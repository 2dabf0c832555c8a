"""The 72 hours: consecutive, in summer time and winter time, over Easter, to the second."""

from datetime import UTC, datetime, timedelta

import pytest

from ordvern.apps.core.workdays import OSLO
from ordvern.apps.registers.clock import clock_of, reminder_due

KNOWN = datetime(2026, 4, 2, 16, 0, tzinfo=OSLO)  # Maundy Thursday


def test_runs_through_easter() -> None:
    """No rolling: hours are not days."""
    assert clock_of(KNOWN, now=KNOWN).due_at == datetime(2026, 4, 5, 16, 0, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("known", "due"),
    [
        (datetime(2026, 3, 27, 12, tzinfo=OSLO), datetime(2026, 3, 30, 13, tzinfo=OSLO)),
        (datetime(2026, 10, 24, 12, tzinfo=OSLO), datetime(2026, 10, 27, 11, tzinfo=OSLO)),
        (datetime(2028, 2, 27, 12, tzinfo=OSLO), datetime(2028, 3, 1, 12, tzinfo=OSLO)),
    ],
    ids=["into summer time", "into winter time", "leap day"],
)
def test_hours_are_hours(known: datetime, due: datetime) -> None:
    """Kept in UTC, as the database does: an hour more or less on the wall changes nothing."""
    assert clock_of(known.astimezone(UTC), now=known).due_at == due


@pytest.mark.parametrize(
    ("passed", "hours", "late"),
    [
        (timedelta(), 72, False),
        (timedelta(hours=71, minutes=59), 0, False),
        (timedelta(hours=72), 0, False),
        (timedelta(hours=72, seconds=1), -1, True),
    ],
)
def test_what_is_left(passed: timedelta, hours: int, late: bool) -> None:
    clock = clock_of(KNOWN, now=KNOWN + passed)

    assert (clock.hours_left, clock.is_late) == (hours, late)


def test_stands_still_once_reported() -> None:
    reported = KNOWN + timedelta(hours=70)
    clock = clock_of(KNOWN, now=KNOWN + timedelta(days=30), stopped_at=reported)

    assert (clock.hours_left, clock.is_late, clock.is_running) == (2, False, False)


@pytest.mark.parametrize(
    ("hours", "mark"), [(0, None), (23, None), (24, 48), (48, 24), (65, 24), (66, 6), (73, 0)]
)
def test_reminders_by_the_time_left(hours: int, mark: int | None) -> None:
    due = reminder_due(clock_of(KNOWN, now=KNOWN + timedelta(hours=hours)))

    assert due == (None if mark is None else timedelta(hours=mark))
