"""Somebody on an order writes down what the others on it should know."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.keeping import is_on, sealed
from ordvern.apps.conversations.models import Note
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.screening.guard import check_words


def write_note(order: Order, *, text: str, actor: Actor, now: datetime) -> Note:
    """Keep the note; nobody is told.

    Raises `HoldsSensitive` before anything is kept, and `NotAllowedNow` for no words, for somebody
    who is not on the order, and once erasure was asked.
    """
    check_words(text)
    return _keep(order, sealed(order, text, now=now), actor=actor, now=now)


@transaction.atomic(durable=True)
def _keep(order: Order, text: bytes, *, actor: Actor, now: datetime) -> Note:
    account = actor.account if is_on(order, actor) else None
    if account is None:
        raise NotAllowedNow(f"note: order:{order.pk}")
    note = Note.objects.create(order=order, sealed_text=text, written_by=account, written_at=now)
    record("note.written", subject=order, actor=actor, at=now)
    return note
