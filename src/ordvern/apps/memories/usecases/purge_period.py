"""An officer has all that was added in some days erased from a memory."""

from datetime import date, datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.selecting import added_between
from ordvern.apps.memories.store import remove


@transaction.atomic(durable=True)
def purge_period(memory: Memory, *, since: date, until: date, actor: Actor, now: datetime) -> int:
    """How many units were erased; both days are counted in."""
    count = remove(memory, added_between(memory, since, until))
    if count:
        record("memory.period_purged", subject=memory, actor=actor, at=now)
    return count
