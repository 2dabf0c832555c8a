"""Bulk reading: many orders' files opened by one account within an hour."""

import uuid
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.registers.alarms import BulkReading, bulk_readings

LIMIT = 20


def open_files(
    now: datetime,
    count: int,
    *,
    minutes: float,
    account: int = 7,
    kind: str = "staff",
    day: int = 0,
) -> None:
    """So many files of different orders, evenly within so many minutes, `day` days ago."""
    start = now - timedelta(days=day, hours=5)
    AuditEvent.objects.bulk_create(
        AuditEvent(
            verb="file.read",
            actor_kind=kind,
            actor_account=account,
            subject=f"storedfile:{day:08d}-0000-4000-8000-{number:012d}",
            at=start + timedelta(minutes=minutes * number / count),
        )
        for number in range(count)
    )


@pytest.mark.django_db
def test_a_days_work_is_none(now: datetime) -> None:
    open_files(now, LIMIT, minutes=30)
    open_files(now, 100, minutes=60 * 24, account=8, day=2)

    assert bulk_readings(now) == []


@pytest.mark.django_db
def test_one_more_is(now: datetime) -> None:
    open_files(now, LIMIT + 1, minutes=30)

    (found,) = bulk_readings(now)

    assert (found.account, len(found.folders)) == (7, LIMIT + 1)


@pytest.mark.django_db
def test_a_long_stretch_is_one_and_two_days_are_two(now: datetime) -> None:
    open_files(now, 300, minutes=240)
    open_files(now, 50, minutes=10, day=3)

    found: list[BulkReading] = bulk_readings(now)

    assert [len(each.folders) for each in found] == [300, 50]
    assert len({each.origin for each in found}) == 2


@pytest.mark.django_db
def test_the_same_file_again_and_again_is_none(now: datetime) -> None:
    AuditEvent.objects.bulk_create(
        AuditEvent(
            verb="file.read",
            actor_kind="staff",
            actor_account=7,
            subject=f"storedfile:{uuid.UUID(int=1)}",
            at=now,
        )
        for _ in range(200)
    )

    assert bulk_readings(now) == []


@pytest.mark.django_db
def test_partners_meet_fewer_orders(now: datetime) -> None:
    open_files(now, 6, minutes=30, kind="partner")

    assert len(bulk_readings(now)) == 1


@pytest.mark.django_db
def test_what_is_long_ago_raises_no_alarm(now: datetime) -> None:
    open_files(now, 50, minutes=10, day=31)

    assert bulk_readings(now) == []
