"""Openings gather in memory and are added to their day; small counts are not shown."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from ordvern.apps.visits import counting
from ordvern.apps.visits.counting import count, write_down
from ordvern.apps.visits.figures import FEWEST, by_week
from ordvern.apps.visits.models import PageCount

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def _nothing_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nor is it due: the process of the tests may have begun more than a minute ago."""
    counting._waiting.clear()
    monkeypatch.setattr(counting, "_written_at", counting.monotonic())
    yield
    counting._waiting.clear()


def test_what_gathers_is_added_to_its_day() -> None:
    for day in (MONDAY, MONDAY, MONDAY + timedelta(days=1)):
        count("front", day)
    assert not PageCount.objects.exists()

    write_down()
    count("front", MONDAY)
    write_down()

    counts = PageCount.objects.order_by("day").values_list("day", "count")
    assert list(counts) == [(MONDAY, 3), (MONDAY + timedelta(days=1), 1)]


def test_it_is_written_once_it_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_written_at", counting.monotonic() - counting.WRITE_EVERY)

    count("front", MONDAY)

    assert PageCount.objects.get().count == 1


def test_what_the_database_refuses_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise DatabaseError

    count("front", MONDAY)
    with monkeypatch.context() as broken:
        broken.setattr(PageCount.objects, "get_or_create", fail)
        write_down()
    write_down()

    assert PageCount.objects.get().count == 1


def test_small_counts_are_hidden() -> None:
    for page, times in (("front", FEWEST), ("quote", FEWEST - 1)):
        PageCount.objects.create(page=page, day=MONDAY, count=times)

    front, quote = by_week(MONDAY + timedelta(days=6))

    assert (front.name, front.weeks[-1].count) == ("front", FEWEST)
    assert (quote.name, quote.weeks[-1].count) == ("quote", None)
    assert {week.count for week in front.weeks[:-1]} == {0}


def test_a_week_is_the_sum_of_its_days() -> None:
    for days in (0, 6, 7):
        PageCount.objects.create(page="front", day=MONDAY + timedelta(days=days), count=10)

    (front,) = by_week(MONDAY + timedelta(days=9))

    assert [week.count for week in front.weeks[-2:]] == [20, 10]
