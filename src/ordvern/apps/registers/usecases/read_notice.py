"""Notes that a person has opened what he was told of a breach."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.registers.models import BreachNotice


@transaction.atomic(durable=True)
def read_notice(notice: BreachNotice, *, actor: Actor, now: datetime) -> bool:
    """Whether it was the first time."""
    unread = BreachNotice.objects.filter(pk=notice.pk, read_at=None)
    if not unread.update(read_at=now):
        return False
    record("breach.notice_read", subject=notice, actor=actor, at=now)
    return True
