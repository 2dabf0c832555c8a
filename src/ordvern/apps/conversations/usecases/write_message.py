"""Somebody writes about an order to the other side, who is told that a message waits."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.screening.guard import check_words


def write_message(
    order: Order, *, text: str, actor: Actor, now: datetime, job: Job | None = None
) -> Message:
    """Keep the message and tell the other side; with a `job` the other side is its partner.

    Raises `HoldsSensitive` before anything is kept, and `NotAllowedNow` once erasure was asked.
    """
    words = text.strip()
    if job is not None:
        check_words(words)
    return _keep(order, job, sealed(order, words, now=now), actor=actor, now=now)


@transaction.atomic(durable=True)
def _keep(order: Order, job: Job | None, text: bytes, *, actor: Actor, now: datetime) -> Message:
    return keep(order, job, text, actor=actor, now=now)
