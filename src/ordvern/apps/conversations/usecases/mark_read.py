"""The other side has opened a conversation: what waited there is read."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.orders.models import Job, Order


@transaction.atomic(durable=True)
def mark_read(order: Order, *, actor: Actor, now: datetime, job: Job | None = None) -> int:
    """How many had not been read; of those an entry in the log says so."""
    unread = Message.objects.between(order, job).unread_by(actor)
    count = unread.update(read_at=now)
    if count:
        record("message.read", subject=order, actor=actor, at=now)
    return count
