"""Staff answer a customer that there is nothing to correct: the delivery stands as it was."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.correcting import correction_of, settle
from ordvern.apps.orders.models import Correction, Order
from ordvern.apps.orders.states import STAND_BY_DELIVERY, JobStatus


def stand_by_delivery(order: Order, *, text: str, actor: Actor, now: datetime) -> None:
    """Tell the customer why. Raises `NotAllowedNow` for no words, unless a correction is open,
    and while a partner is at it."""
    words = sealed(order, text, now=now)
    with transaction.atomic(durable=True):
        move(order, STAND_BY_DELIVERY)
        correction = correction_of(order)
        if correction is None or order.jobs.filter(status=JobStatus.ACCEPTED).exists():
            raise NotAllowedNow(f"stand_by_delivery: order:{order.pk}")
        settle(correction, Correction.Outcome.STOOD_BY, now=now)
        record("order.delivery_stood_by", subject=order, actor=actor, at=now)
        keep(order, None, words, actor=actor, now=now)
