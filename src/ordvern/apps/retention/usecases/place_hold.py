"""An officer keeps something from being deleted, for a reason and until a day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.retention.holds import lock_holds
from ordvern.apps.retention.models import Hold

LONGEST = timedelta(days=2 * 366)


class EndNotSensible(Exception):
    """The last day has passed, or lies more than two years ahead."""


@transaction.atomic(durable=True)
def place_hold(
    subject: str, *, ground: str, until: date, reference: str = "", actor: Actor, now: datetime
) -> Hold:
    """Hold `subject`, named as in the log. Raises `EndNotSensible`."""
    return keep_hold(subject, ground=ground, until=until, reference=reference, actor=actor, now=now)


def keep_hold(
    subject: str, *, ground: str, until: date, reference: str, actor: Actor, now: datetime
) -> Hold:
    """As `place_hold`, inside the transaction of whoever calls."""
    today = timezone.localdate(now)
    if not today <= until <= today + LONGEST:
        raise EndNotSensible
    lock_holds()
    hold = Hold.objects.create(
        subject=subject,
        ground=ground,
        reference=reference.strip(),
        until=until,
        placed_at=now,
        placed_by=actor.account,
    )
    record("hold.placed", subject=hold, actor=actor, at=now)
    return hold
