"""An officer lets go of what was held; what is due by then is deleted by the next run."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.retention.models import Hold


@transaction.atomic(durable=True)
def lift_hold(hold: Hold, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if it is lifted already."""
    end_hold(hold, actor=actor, now=now)


def end_hold(hold: Hold, *, actor: Actor, now: datetime) -> None:
    """As `lift_hold`, inside the transaction of whoever calls."""
    standing = Hold.objects.filter(pk=hold.pk, lifted_at=None)
    if not standing.update(lifted_at=now, lifted_by=actor.account):
        raise NotAllowedNow(f"lift_hold: hold:{hold.pk}")
    record("hold.lifted", subject=hold, actor=actor, at=now)
