"""Staff have a released order masked before partners see it, or let them see it as it is."""

from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.masking import begin
from ordvern.apps.orders.models import Masking, Order
from ordvern.apps.orders.states import Status


def mask_for_partner(order: Order, *, actor: Actor, now: datetime) -> Masking:
    """Raises `NotAllowedNow` unless the order is released, not on offer and not masked yet."""
    try:
        with transaction.atomic(durable=True):
            return begin(_free(order), actor=actor, now=now)
    except IntegrityError:
        raise NotAllowedNow(f"mask_for_partner: order:{order.pk}") from None


@transaction.atomic(durable=True)
def lift_masking(order: Order, *, actor: Actor, now: datetime) -> None:
    """A person decides that partners may see the files as they are, or that we try again.

    Raises `NotAllowedNow` unless the order is released and not on offer.
    """
    current = _free(order)
    Masking.objects.filter(order=current).delete()
    current.folder.files.masked().update(in_use=False)
    record("order.masking_lifted", subject=current, actor=actor, at=now)


def _free(order: Order) -> Order:
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status != Status.RELEASED or current.jobs.standing().exists():
        raise NotAllowedNow(f"masking: order:{order.pk}")
    return current
