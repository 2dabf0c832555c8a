"""Whether an order's sentences may go into a memory, and the beginning of their way there."""

from collections.abc import Sequence
from datetime import datetime

from ordvern.apps.core.queue import enqueue
from ordvern.apps.memories.models import Memory, MemoryQuerySet, objects_to_memories
from ordvern.apps.memories.store import withdraw
from ordvern.apps.screening.models import Screening
from ordvern.detection import RiskClass
from ordvern.memory import Scope, ScopeKind

from .models import Order, Remembering

REMEMBER = "orders.remember"
HARMLESS = (RiskClass.NONE.value, RiskClass.PERSONAL.value)


class NotForMemories(Exception):
    """The order is certified, tells something sensitive or was not read whole; or the memory is
    not for it."""


def memories_for(order: Order) -> MemoryQuerySet:
    """The memories that its sentences may go to; none for a sensitive or certified one, or if its
    customer has objected."""
    pairs = [Memory.objects.between(order.source_language, each) for each in order.targets]
    memories = Memory.objects.filter(pk__in=[memory.pk for pair in pairs for memory in pair])
    if order.is_certified or objects_to_memories(order.customer):
        return memories.none()
    files = order.folder.files.working()
    screenings = Screening.objects.filter(file__in=files, status=Screening.Status.READ)
    harmless = screenings.filter(risk__in=HARMLESS).count()
    if harmless < files.count():
        return memories.none()
    return memories.for_customer(order.customer)


def begin(order: Order, *, memories: Sequence[Memory], now: datetime) -> None:
    """Have the worker take the sentences in, into each memory those of its language; call inside
    the transaction that delivers.

    Raises `NotForMemories`.
    """
    wanted = {memory.pk for memory in memories}
    if memories_for(order).filter(pk__in=wanted).count() < len(wanted):
        raise NotForMemories
    Remembering.objects.bulk_create(
        Remembering(order=order, memory_id=memory, asked_at=now) for memory in sorted(wanted)
    )
    enqueue(REMEMBER, order.pk, at=now)


def forget(order: Order, *, now: datetime) -> None:
    """Take the order's sentences out of memories; call inside the transaction that delivers
    corrected ones."""
    withdraw(Scope(ScopeKind.ORDER, order.number), now=now)
    Remembering.objects.filter(order=order).delete()
