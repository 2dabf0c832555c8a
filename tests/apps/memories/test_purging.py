"""Erasing by order, by customer and by day, and taking a memory out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.memories.models import Memory, Purging, StoredUnit, UnitScope
from ordvern.apps.memories.selecting import added_between, claimed_by
from ordvern.apps.memories.usecases import purge as purging
from ordvern.apps.memories.usecases.export_memory import export_memory
from ordvern.apps.memories.usecases.purge import Why, go_on, purge
from ordvern.memory import Scope, ScopeKind
from ordvern.memory.tmx import TmxReader
from tests.cast import work

Remember = Callable[..., int]
pytestmark = pytest.mark.django_db(transaction=True)
PRESS = ("Trykk på <knappen>.", "Press the <button>.")
DOOR = ("Lukk døra.", "Close the door.")
ORDER = Scope(ScopeKind.ORDER, "2026-00007")


def ids(units: "QuerySet[StoredUnit]") -> list[int]:
    return list(units.values_list("pk", flat=True))


@pytest.fixture
def many(
    memory: Memory,
    remember: Remember,
    ingrid: Actor,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> Purging:
    """Seven units to erase where two go at once."""
    monkeypatch.setattr(purging, "AT_ONCE", 2)
    remember(memory, *((f"Skru fast bolt {n}.", f"Fasten bolt {n}.") for n in range(7)))
    all_of_them = ids(StoredUnit.objects.all())
    run = purge(memory, ids=all_of_them, why=Why.PERIOD, actor=ingrid, now=now)
    assert run
    assert StoredUnit.objects.count() == 7
    return run


def test_an_order_goes_whoever_else_has_a_claim(
    memory: Memory, remember: Remember, ingrid: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)
    remember(memory, PRESS, scope=ORDER)

    purge(memory, ids=ids(claimed_by(memory, ORDER)), why=Why.SCOPE, actor=ingrid, now=now)
    assert StoredUnit.objects.count() == UnitScope.objects.count() == 1
    assert AuditEvent.objects.filter(verb="memory.scope_purged").count() == 1


def test_another_memory_is_left_alone(own: Memory, karis: Memory, remember: Remember) -> None:
    remember(own, PRESS, scope=ORDER)
    remember(karis, PRESS, scope=ORDER)

    assert [unit.memory for unit in claimed_by(own, ORDER)] == [own]


def test_many_go_by_the_worker_some_at_a_time(
    memory: Memory, remember: Remember, many: Purging, now: datetime
) -> None:
    """A worker that dies between two batches is gone on from; what is gone is gone."""

    def die_late(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go_on(many, clock=timezone.now, beat=die_late)
    assert StoredUnit.objects.count() == 5
    work()
    many.refresh_from_db()
    assert (StoredUnit.objects.count(), many.done, bytes(many.ids)) == (0, 7, b"")
    verbs = AuditEvent.objects.filter(verb__contains="purge").values_list("verb", flat=True)
    assert sorted(verbs) == ["memory.period_purged", "memory.purge_begun"]


def test_days_are_counted_in_at_both_ends(
    memory: Memory, remember: Remember, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)
    StoredUnit.objects.filter(pk=StoredUnit.objects.all()[0].pk).update(
        added_at=now - timedelta(days=9)
    )
    today = now.astimezone().date()
    old = today - timedelta(days=9)

    assert added_between(memory, old, old).count() == 1
    assert added_between(memory, old + timedelta(days=1), today).count() == 1
    assert added_between(memory, old, today).count() == 2


def test_what_is_taken_out_is_read_again(
    memory: Memory, remember: Remember, siri: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)

    content = b"".join(export_memory(memory, actor=siri, now=now))

    entries = list(TmxReader(BytesIO(content)))
    assert [[v.text.text for v in each.variants] for each in entries] == [[*PRESS], [*DOOR]]
    assert AuditEvent.objects.filter(verb="memory.exported").count() == 1
    assert not any(word in content for word in (b"Siri", b"Kari", b"creationid", b"<note"))
