"""A call that came to nothing is tried anew, and with it a webhook that had been shut off."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.hooks import Delivery, Webhook
from ordvern.apps.programs.telling import TASK


@transaction.atomic(durable=True)
def call_again(delivery: Delivery, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` where the webhook is removed, or the call still under way."""
    hooks = Webhook.objects.filter(pk=delivery.webhook_id, removed_at=None)
    calls = Delivery.objects.filter(pk=delivery.pk).exclude(sent_at=None, failed_at=None)
    again = {"sent_at": None, "failed_at": None, "tries": 0, "due_at": now}
    if not hooks.update(disabled_at=None, failing_since=None) or not calls.update(**again):
        raise NotAllowedNow(f"call_again: delivery:{delivery.pk}")
    enqueue(TASK, delivery.pk, at=now)
    record("webhook.called_again", subject=delivery.webhook, actor=actor, at=now)
