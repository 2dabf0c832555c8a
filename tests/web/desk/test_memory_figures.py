"""How a memory has grown, counted in the index."""

from datetime import UTC, datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.web.desk.memory_figures import growth

ADDED = (
    datetime(2026, 11, 3, 9, tzinfo=UTC),
    datetime(2026, 11, 4, 9, tzinfo=UTC),
    datetime(2026, 8, 31, 22, 30, tzinfo=UTC),  # September in Oslo
    datetime(2025, 12, 1, 9, tzinfo=UTC),
    datetime(2025, 11, 30, 9, tzinfo=UTC),  # a month too old
)


def opened(siri: Actor, now: datetime) -> Memory:
    pair = {"source_language": "nb", "target_language": "en"}
    return open_memory("Eget", **pair, actor=siri, now=now)


def test_months_are_those_of_oslo_the_newest_first(siri: Actor, now: datetime) -> None:
    memory, other = opened(siri, now), opened(siri, now)
    StoredUnit.objects.bulk_create(StoredUnit(memory=memory, added_at=at) for at in ADDED)
    StoredUnit.objects.create(memory=other, added_at=ADDED[0])

    shown = [(month.start.month, month.count, month.share) for month in growth(memory)]
    assert shown == [(11, 2, 100), (9, 1, 50), (12, 1, 50)]


def test_an_empty_memory_has_no_months(siri: Actor, now: datetime) -> None:
    assert growth(opened(siri, now)) == []
