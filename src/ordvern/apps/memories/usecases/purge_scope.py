"""An officer has all that came from an order, or belongs to a customer, erased from a memory."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.selecting import claimed_by
from ordvern.apps.memories.store import remove
from ordvern.memory import Scope


@transaction.atomic(durable=True)
def purge_scope(memory: Memory, *, scope: Scope, actor: Actor, now: datetime) -> int:
    """How many units were erased. Units that others have a claim on too are not spared."""
    count = remove(memory, claimed_by(memory, scope))
    if count:
        record("memory.scope_purged", subject=memory, actor=actor, at=now)
    return count
