"""Staff or an officer erase units of a memory."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.store import remove


@transaction.atomic(durable=True)
def erase_units(memory: Memory, *, ids: Collection[int], actor: Actor, now: datetime) -> int:
    """How many were erased; ids that are not of this memory are passed over."""
    count = remove(memory, ids, now=now)
    if count:
        record("memory.units_erased", subject=memory, actor=actor, at=now)
    return count
