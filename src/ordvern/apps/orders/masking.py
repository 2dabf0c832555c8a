"""The steps that asking for a masked order has in common, and the map that undoes it."""

from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.files.store import unseal
from ordvern.documents import MaskMap

from .certifying import refuse_if_certified
from .models import Masking, Order

MASK = "orders.mask"


def begin(order: Order, *, actor: Actor, now: datetime) -> Masking:
    """Have a masked copy made of each working file; call inside the transaction that decides.

    Raises `IsCertified`.
    """
    refuse_if_certified(order)
    masking = Masking.objects.create(order=order, asked_at=now)
    record("order.masking_begun", subject=order, actor=actor, at=now)
    enqueue(MASK, order.pk, at=now)
    return masking


def map_of(order: Order) -> MaskMap:
    """What the order's placeholders stand for. Raises `Shredded` when the key is gone."""
    sealed = Masking.objects.get(order=order).sealed_map
    return MaskMap.from_json(unseal(order.folder_id, bytes(sealed)))
