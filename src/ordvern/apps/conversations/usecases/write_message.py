"""Somebody writes about an order to the other side, who is told that a message waits."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.guard import guarded_kinds
from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import seal
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.notices import tell_of_message
from ordvern.text import Category


class HoldsSensitive(Exception):
    """A message to or from a partner tells something that must not leave the house."""

    def __init__(self, kinds: frozenset[Category]) -> None:
        super().__init__("holds sensitive data")
        self.kinds = kinds


def write_message(
    order: Order, *, text: str, actor: Actor, now: datetime, job: Job | None = None
) -> Message:
    """Keep the message and tell the other side; with a `job` the other side is its partner.

    Raises `HoldsSensitive` before anything is kept, and `NotAllowedNow` once erasure was asked.
    """
    words = text.strip()
    if job is not None and (kinds := guarded_kinds(words)):
        raise HoldsSensitive(kinds)
    order.folder.refresh_from_db()
    if not words or order.is_erased or order.erasure_was_asked(now):
        raise NotAllowedNow(f"write_message: order:{order.pk}")
    return _keep(order, job, seal(order.folder_id, words.encode()), actor=actor, now=now)


@transaction.atomic(durable=True)
def _keep(order: Order, job: Job | None, sealed: bytes, *, actor: Actor, now: datetime) -> Message:
    message = Message.objects.create(
        order=order,
        job=job,
        from_agency=actor.is_agency,
        sealed_text=sealed,
        written_by=actor.account or 0,
        sent_at=now,
    )
    record("message.written", subject=order, actor=actor, at=now)
    if actor.is_agency:
        tell_of_message(order, job, now=now)
    return message
