"""The first step of an order that begins puts the whole order in work."""

from datetime import datetime

from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.retention.holds import is_restricted

from .models import Order
from .states import START_WORK, Status


class Rests(NotAllowedNow):
    """The customer has asked that his data rest (GDPR Art. 18): no work begins."""


def check_not_resting(order: Order, *, now: datetime) -> None:
    """Raise `Rests`; call before anybody begins."""
    if is_restricted(order.customer_id, now=now):
        raise Rests(f"rests: order:{order.pk}")


def open_work(order: Order) -> bool:
    """Whether this was the first step to begin; call inside the transaction that begins one.

    Raises `NotAllowedNow` unless the order is released or in work.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status == Status.IN_WORK:
        order.status = current.status
        return False
    move(order, START_WORK)
    return True


def close_work(order: Order) -> None:
    """Release an order of which no step has begun any more; call after a step was put back."""
    begun = order.steps.filter(begun_at__isnull=False)
    waiting = Order.objects.filter(pk=order.pk, status=Status.IN_WORK)
    if not begun.exists() and waiting.update(status=Status.RELEASED):
        order.refresh_from_db(fields=["status"])
