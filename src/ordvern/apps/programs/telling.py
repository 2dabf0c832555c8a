"""What happened is found in the log, put down for each webhook that may know, and called out."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.queue import enqueue
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.post.tasks import PAUSES

from .calling import FAILURES, call, signature_of
from .hook_secrets import secret_of
from .hooks import EVENTS, Delivery, Webhook

TASK = "programs.call"
LOOK_BACK = timedelta(minutes=10)
"""An entry may be committed after one with a later time: so far back is looked once more."""
SHUT_OFF_AFTER = timedelta(days=3)
KEPT_FOR = timedelta(days=30)
KINDS: dict[str, type[Order] | type[Job]] = {"order": Order, "job": Job}


def put_down(now: datetime) -> int:
    """Put down what every webhook has not been told yet; how many calls that makes."""
    return sum(_put_down(hook, now) for hook in Webhook.objects.standing().select_related())


@transaction.atomic
def _put_down(hook: Webhook, now: datetime) -> int:
    """What is put down and what is queued are one: of a worker that dies nothing is left out."""
    since = max(hook.made_at, hook.watched_until - LOOK_BACK)
    known = hook.deliveries.filter(happened_at__gte=since).values_list("event", flat=True)
    happened = AuditEvent.objects.filter(verb__in=EVENTS, at__gte=since).exclude(pk__in=list(known))
    visible = _visible(hook, {event.subject for event in happened})
    told = [_due(hook, event, now) for event in happened if event.subject in visible]
    Delivery.objects.bulk_create(told, ignore_conflicts=True)
    Webhook.objects.filter(pk=hook.pk).update(watched_until=now)
    for each in told:
        enqueue(TASK, each.pk, at=now)
    return len(told)


def _visible(hook: Webhook, subjects: Iterable[str]) -> set[str]:
    """Those orders and jobs that the account may see."""
    found: set[str] = set()
    for kind, model in KINDS.items():
        keys = [each.partition(":")[2] for each in subjects if each.startswith(f"{kind}:")]
        rows = model.objects.visible_to(hook.account.actor).filter(pk__in=keys)
        found |= {f"{kind}:{key}" for key in rows.values_list("pk", flat=True)}
    return found


def _due(hook: Webhook, event: AuditEvent, now: datetime) -> Delivery:
    return Delivery(
        webhook=hook,
        event=event.pk,
        verb=event.verb,
        subject=event.subject,
        happened_at=event.at,
        due_at=now,
    )


def body_of(delivery: Delivery) -> bytes:
    """Ids and the state as it is now: ``{"id", "event", "at", "order" or "job", "status"}``."""
    kind, _, key = delivery.subject.partition(":")
    status = KINDS[kind].objects.filter(pk=UUID(key)).values_list("status", flat=True).first()
    told = {
        "id": str(delivery.pk),
        "event": delivery.verb,
        "at": delivery.happened_at.isoformat(),
        kind: key,
        "status": status,
    }
    return json.dumps(told).encode()


def deliver(key: str, *, now: datetime) -> None:
    """Make a call that is due; tried again with the pauses of the post, then given up."""
    calls = Delivery.objects.select_related("webhook__account")
    delivery = calls.filter(pk=UUID(key), sent_at=None, failed_at=None).first()
    if delivery is None:
        return
    hook = delivery.webhook
    if not Webhook.objects.standing().filter(pk=hook.pk).exists():
        _give_up(delivery, "ShutOff", now)
        return
    try:
        body = body_of(delivery)
        signature = signature_of(secret_of(hook), body, now=now)
        status = call(hook.url, body, signature=signature, may_be_here=settings.DEMO)
    except FAILURES as failure:
        _try_later(delivery, None, type(failure).__name__, now)
        return
    if 200 <= status < 300:
        Webhook.objects.filter(pk=hook.pk).update(failing_since=None)
        done = {"sent_at": now, "answered": status, "reason": "", "tries": delivery.tries + 1}
        Delivery.objects.filter(pk=delivery.pk).update(**done)
    else:
        _try_later(delivery, status, "Answered", now)


def _try_later(delivery: Delivery, status: int | None, reason: str, now: datetime) -> None:
    tries = delivery.tries + 1
    how = {"tries": tries, "answered": status, "reason": reason}
    Delivery.objects.filter(pk=delivery.pk).update(**how)
    Webhook.objects.filter(pk=delivery.webhook_id, failing_since=None).update(failing_since=now)
    if tries > len(PAUSES):
        _give_up(delivery, reason, now)
    else:
        due = now + PAUSES[tries - 1]
        Delivery.objects.filter(pk=delivery.pk).update(due_at=due)
        enqueue(TASK, delivery.pk, at=due)
    _shut_off(delivery.webhook, now)


def _give_up(delivery: Delivery, reason: str, now: datetime) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(failed_at=now, reason=reason)


def _shut_off(hook: Webhook, now: datetime) -> None:
    """Not a call has come through for days: it is shut off until somebody calls again."""
    failing = Webhook.objects.filter(pk=hook.pk, failing_since__lte=now - SHUT_OFF_AFTER)
    if failing.filter(disabled_at=None).update(disabled_at=now):
        record("webhook.shut_off", subject=hook, actor=SYSTEM, at=now)


def forget_old_calls(*, now: datetime) -> None:
    """Calls of last month, but none that the log would be looked through for again, as it is for
    a webhook that was shut off and may be called again."""
    seen = Q(happened_at__lt=F("webhook__watched_until") - LOOK_BACK)
    over = seen | Q(webhook__removed_at__isnull=False)
    Delivery.objects.filter(over, happened_at__lt=now - KEPT_FOR).delete()
