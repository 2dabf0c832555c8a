"""Tells the persons whom a breach concerns: a message that leads to the text, which it lacks."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify
from ordvern.apps.registers.completeness import NotComplete, lacks_of_notices
from ordvern.apps.registers.facts import persons_to_tell
from ordvern.apps.registers.models import Breach, BreachNotice, Told
from ordvern.apps.registers.states import BreachStatus

PAGE = "/kunde/hendelse/{id}/"


@transaction.atomic(durable=True)
def tell_persons(breach: Breach, *, actor: Actor, now: datetime) -> int:
    """Tell everybody concerned who has not been told; how many. Raises `NotComplete` without a
    text to them, and `NotAllowedNow` if it was not decided to tell or the case is closed."""
    breach = Breach.objects.select_for_update().get(pk=breach.pk)  # nobody is told twice
    if breach.to_tell != Told.YES or breach.status == BreachStatus.CLOSED:
        raise NotAllowedNow(f"tell_persons: breach:{breach.pk}")
    if missing := lacks_of_notices(breach):
        raise NotComplete(missing)
    told = _told(breach, now)
    if told:
        record("breach.persons_told", subject=breach, actor=actor, at=now)
    return len(told)


def _told(breach: Breach, now: datetime) -> Collection[BreachNotice]:
    known = breach.notices.exclude(account=None).values("account")
    waiting = persons_to_tell(breach).exclude(pk__in=known)
    notices = [(each, BreachNotice(breach=breach, account=each, told_at=now)) for each in waiting]
    BreachNotice.objects.bulk_create(notice for _account, notice in notices)
    for account, notice in notices:
        path = PAGE.format(id=notice.pk)
        kind = OutgoingMail.Kind.BREACH_NOTICE
        notify(account, kind, number=breach.number, path=path, now=now)
    return [notice for _account, notice in notices]
