"""Staff deliver the finished translations to the customer."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.states import DELIVER, JobStatus
from ordvern.apps.orders.usecases.add_translation import untranslated
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def deliver(order: Order, *, actor: Actor, now: datetime) -> None:
    """Open the translations to the customer and end the partner's access.

    Raises `NotAllowedNow` unless the order is in work and every file has its translation.
    """
    if untranslated(order):
        raise NotAllowedNow(f"deliver: order:{order.pk}")
    move(order, DELIVER, delivered_at=now)
    order.jobs.filter(status=JobStatus.ACCEPTED).update(
        status=JobStatus.DELIVERED, delivered_at=now
    )
    record("order.delivered", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.DELIVERED, now=now)
