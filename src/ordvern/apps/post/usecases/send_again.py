"""Somebody of the agency has a message tried again that could not be sent."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import TASK


@transaction.atomic(durable=True)
def send_again(mail: OutgoingMail, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` unless it lies among those that could not be sent."""
    dead = OutgoingMail.objects.dead().filter(pk=mail.pk)
    if not dead.update(failed_at=None, tries=0, due_at=now):
        raise NotAllowedNow(f"send_again: outgoingmail:{mail.pk}")
    enqueue(TASK, mail.pk, at=now)
    record("mail.sent_again", subject=mail, actor=actor, at=now)
