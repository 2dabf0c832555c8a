"""Reminds the officers of breaches whose clock runs and of duties that are due."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.registers.agreement_clocks import agreement_clocks
from ordvern.apps.registers.clock import reminder_due
from ordvern.apps.registers.duties import DutyStanding, wheel
from ordvern.apps.registers.models import Breach
from ordvern.apps.registers.running import clock_for
from ordvern.apps.registers.telling import remind

BREACH_PAGE = "/innsyn/avvik/{id}/"
WHEEL_PAGE = "/innsyn/arshjul/"
AGREEMENTS_PAGE = "/innsyn/databehandlere/"
AGAIN_EVERY = 7
"""Days between reminders of a duty that is overdue."""


def remind_officers(*, now: datetime) -> int:
    """How many clocks somebody was told of."""
    breaches = [_of_breach(breach, now) for breach in Breach.objects.standing()]
    duties = [_of_duty(each, now) for each in wheel(now) if each.is_soon]
    agreements = [_of_agreement(*each, now) for each in agreement_clocks(timezone.localdate(now))]
    return sum(breaches) + sum(duties) + sum(agreements)


@transaction.atomic(durable=True)
def _of_breach(breach: Breach, now: datetime) -> bool:
    mark = reminder_due(clock_for(breach, now=now))
    if mark is None:
        return False
    hours = f"{mark.total_seconds() / 3600:.0f}h"
    told = remind(
        f"breach:{breach.pk}",
        hours,
        kind=OutgoingMail.Kind.BREACH_CLOCK,
        number=breach.number,
        path=BREACH_PAGE.format(id=breach.pk),
        now=now,
    )
    if told:
        record("breach.reminded", subject=breach, actor=SYSTEM, at=now)
    return told


@transaction.atomic(durable=True)
def _of_duty(standing: DutyStanding, now: datetime) -> bool:
    late = (standing.today - standing.due_on).days
    mark = f"late-{late // AGAIN_EVERY}" if standing.is_overdue else "soon"
    return remind(
        f"duty:{standing.duty.id}:{standing.due_on}",
        mark,
        kind=OutgoingMail.Kind.DUTY_DUE,
        number="",
        path=WHEEL_PAGE,
        now=now,
    )


@transaction.atomic(durable=True)
def _of_agreement(subject: str, mark: str, now: datetime) -> bool:
    return remind(
        subject,
        mark,
        kind=OutgoingMail.Kind.AGREEMENT_DUE,
        number="",
        path=AGREEMENTS_PAGE,
        now=now,
    )
