"""A restriction ends: the person is told before (GDPR Art. 18(3)), recipients when it has ended."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case, Kind, Told
from ordvern.apps.rights.resting import (
    TOLD_BEFORE,
    case_of,
    restrictions_of,
    tell_it_goes_on,
    tell_person,
)

NOTICE = timedelta(days=7)
"""How long it stands on after an officer has ended it, for the person to answer."""


@transaction.atomic(durable=True)
def end_restriction(hold: Hold, *, actor: Actor, now: datetime) -> date:
    """The last day on which it stands: the person is told now, and it ends after that.

    Raises `NotAllowedNow` if it does not stand, or was placed for no request.
    """
    today = timezone.localdate(now)
    case = case_of(hold)
    current = Hold.objects.select_for_update().standing(today).filter(pk=hold.pk).first()
    if case is None or case.customer is None or current is None:
        raise NotAllowedNow(f"end_restriction: hold:{hold.pk}")
    last = min(current.until, today + NOTICE)
    restrictions_of(case.customer.account, now=now).filter(reference=case.number).update(until=last)
    tell_person(case, now=now)
    record("hold.ending", subject=hold, actor=actor, at=now)
    return last


def look_after_restrictions(*, now: datetime) -> None:
    """Tell whoever is to be told by now; safe to repeat."""
    soon = timezone.localdate(now) + TOLD_BEFORE
    granted = Case.objects.filter(kind=Kind.RESTRICTION, status="answered")
    for case in granted.exclude(customer=None).select_related("customer__account"):
        _look_after(case, soon, now=now)


@transaction.atomic(durable=True)
def _look_after(case: Case, soon: date, *, now: datetime) -> None:
    if case.customer is None:
        return
    standing = restrictions_of(case.customer.account, now=now)
    mine = standing.filter(reference=case.number)
    if mine.exists():
        if mine.filter(until__lte=soon).exists():
            tell_person(case, now=now)
    elif not standing.exists() and case.told.filter(what=Told.What.RESTS).exists():
        tell_it_goes_on(case, now=now)
