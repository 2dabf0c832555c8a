"""Erasing by order, by customer and by day, and taking a memory out."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.memories.models import Memory, StoredUnit, UnitScope
from ordvern.apps.memories.usecases.export_memory import export_memory
from ordvern.apps.memories.usecases.purge_period import purge_period
from ordvern.apps.memories.usecases.purge_scope import purge_scope
from ordvern.memory import Scope, ScopeKind
from ordvern.memory.tmx import TmxReader

Remember = Callable[..., int]
pytestmark = pytest.mark.django_db(transaction=True)
PRESS = ("Trykk på <knappen>.", "Press the <button>.")
DOOR = ("Lukk døra.", "Close the door.")
ORDER = Scope(ScopeKind.ORDER, "2026-00007")


def test_an_order_goes_whoever_else_has_a_claim(
    memory: Memory, remember: Remember, ingrid: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)
    remember(memory, PRESS, scope=ORDER)

    assert purge_scope(memory, scope=ORDER, actor=ingrid, now=now) == 1
    assert StoredUnit.objects.count() == UnitScope.objects.count() == 1
    assert AuditEvent.objects.filter(verb="memory.scope_purged").count() == 1


def test_another_memory_is_left_alone(
    own: Memory, karis: Memory, remember: Remember, ingrid: Actor, now: datetime
) -> None:
    remember(own, PRESS, scope=ORDER)
    remember(karis, PRESS, scope=ORDER)

    assert purge_scope(own, scope=ORDER, actor=ingrid, now=now) == 1
    assert StoredUnit.objects.get().memory == karis


def test_days_are_counted_in_at_both_ends(
    memory: Memory, remember: Remember, ingrid: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)
    StoredUnit.objects.filter(pk=StoredUnit.objects.all()[0].pk).update(
        added_at=now - timedelta(days=9)
    )
    today = now.astimezone().date()
    old = today - timedelta(days=9)

    assert purge_period(memory, since=old, until=old, actor=ingrid, now=now) == 1
    assert purge_period(memory, since=old, until=old, actor=ingrid, now=now) == 0
    assert purge_period(memory, since=old, until=today, actor=ingrid, now=now) == 1


def test_what_is_taken_out_is_read_again(
    memory: Memory, remember: Remember, siri: Actor, now: datetime
) -> None:
    remember(memory, PRESS, DOOR)

    content = b"".join(export_memory(memory, actor=siri, now=now))

    entries = list(TmxReader(BytesIO(content)))
    assert [[v.text.text for v in each.variants] for each in entries] == [[*PRESS], [*DOOR]]
    assert AuditEvent.objects.filter(verb="memory.exported").count() == 1
    assert not any(word in content for word in (b"Siri", b"Kari", b"creationid", b"<note"))
