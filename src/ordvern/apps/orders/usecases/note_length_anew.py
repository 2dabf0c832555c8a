"""Staff mend how long an interpreting is noted to have been, until it is invoiced."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import LONGEST, Interpreting
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import DELIVERED, Status
from ordvern.apps.orders.usecases.finish_interpreting import NoLength

MENDABLE = DELIVERED | {Status.IN_WORK.value}


@transaction.atomic(durable=True)
def note_length_anew(order: Order, *, minutes: int, actor: Actor, now: datetime) -> bool:
    """Nobody is sent anything, as when it was noted first. What a partner is paid stands, for it is
    by the hours he took it at. The same length once more changes nothing: False.

    Raises `NoLength`, and `NotAllowedNow` unless `may_note_length_anew`.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    sitting = Interpreting.objects.filter(order=current).select_related("order__folder").first()
    if sitting is None or not may_note_length_anew(sitting, now=now):
        raise NotAllowedNow(f"note_length_anew: order:{order.pk}")
    if not 0 < minutes <= LONGEST:
        raise NoLength(f"note_length_anew: order:{order.pk}")
    if sitting.done_minutes == minutes:
        return False
    sitting.done_minutes = minutes
    sitting.save(update_fields=["done_minutes"])
    record("order.length_noted_anew", subject=current, actor=actor, at=now)
    return True


def may_note_length_anew(sitting: Interpreting, *, now: datetime) -> bool:
    """Whether it is over, and neither invoiced, said to need no invoice, erased nor about to be."""
    order = sitting.order
    if sitting.done_at is None or order.status not in MENDABLE:
        return False
    if order.is_erased or order.erasure_was_asked(now):
        return False
    return Order.objects.without_invoice().filter(pk=order.pk).exists()
