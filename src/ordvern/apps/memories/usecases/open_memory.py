"""Staff open a memory: the agency's own, or one that belongs to a customer."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.shredding import adopt
from ordvern.apps.files.store import new_folder
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.store import stored_index
from ordvern.apps.memories.writing import new_sealed_key


def open_memory(
    name: str,
    *,
    source_language: str,
    target_language: str,
    customer: Customer | None = None,
    actor: Actor,
    now: datetime,
) -> Memory:
    """An empty memory. A customer's has a key of its own, which goes with the customer."""
    folder = new_folder(now=now) if customer else None
    with transaction.atomic(durable=True):
        if folder:
            adopt(folder)
        memory = Memory.objects.create(
            name=name,
            customer=customer,
            folder=folder,
            sealed_key=new_sealed_key(folder) if folder else b"",
            source_language=source_language,
            target_language=target_language,
            opened_at=now,
        )
        stored_index(memory.pk).clear()
        record("memory.opened", subject=memory, actor=actor, at=now)
    return memory
