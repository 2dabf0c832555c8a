"""Staff note that the customer has ordered at our prices: no quote is needed."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Agreement, Order
from ordvern.apps.orders.states import Status


@transaction.atomic(durable=True)
def agree_on_price(order: Order, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` while a quote awaits its answer, and for an order that came to
    nothing."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status in (Status.QUOTED, Status.NOT_ORDERED, Status.WITHDRAWN):
        raise NotAllowedNow(f"agree_on_price: order:{order.pk}")
    _, made = Agreement.objects.get_or_create(
        order=current, defaults={"ground": Agreement.Ground.TOLD, "agreed_at": now}
    )
    if made:
        record("order.price_agreed", subject=current, actor=actor, at=now)
