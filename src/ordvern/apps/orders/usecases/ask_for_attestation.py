"""A partner whose job is over is asked to attest that his copies are gone, and reminded."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.workdays import add_workdays
from ordvern.apps.orders.models import Attestation, Job
from ordvern.apps.orders.notices import tell_partner
from ordvern.apps.post.models import OutgoingMail

WORKDAYS = 5


@transaction.atomic(durable=True)
def ask_for_attestation(job: Job, *, now: datetime) -> None:
    """Ask once; asking twice changes nothing."""
    due_on = add_workdays(timezone.localdate(now), WORKDAYS)
    attestation, made = Attestation.objects.get_or_create(
        job=job, defaults={"asked_at": now, "due_on": due_on}
    )
    if made:
        record("attestation.asked", subject=attestation, actor=SYSTEM, at=now)
        tell_partner(job, OutgoingMail.Kind.DELETION_ASKED, now=now)


@transaction.atomic(durable=True)
def remind_of_attestation(attestation: Attestation, *, now: datetime) -> None:
    """Remind, unless it was attested or another worker reminded a moment ago."""
    same = Attestation.objects.filter(
        pk=attestation.pk, attested_at=None, reminders=attestation.reminders
    )
    if same.update(reminded_at=now, reminders=F("reminders") + 1):
        record("attestation.reminded", subject=attestation, actor=SYSTEM, at=now)
        tell_partner(attestation.job, OutgoingMail.Kind.DELETION_ASKED, now=now)
