"""A partner accepts or declines an offered job."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.partner_access import check_partner
from ordvern.apps.orders.states import ACCEPT_JOB, DECLINE_JOB, START_WORK
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def accept_job(job: Job, *, statement: str, actor: Actor, now: datetime) -> None:
    """Take the job; from now on the partner sees its files.

    Raises `NotAllowedNow`, `PartnerNotApproved` and, unless the partner has accepted the
    current `statement`, `StatementNotAccepted`.
    """
    check_partner(job.partner, statement=statement, now=now)
    move(job, ACCEPT_JOB, answered_at=now)
    move(job.order, START_WORK)
    record("job.accepted", subject=job, actor=actor, at=now)
    tell_customer(job.order, OutgoingMail.Kind.IN_WORK, now=now)


@transaction.atomic(durable=True)
def decline_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """Leave the job to others. Raises `NotAllowedNow` unless it is still offered."""
    move(job, DECLINE_JOB, answered_at=now)
    record("job.declined", subject=job, actor=actor, at=now)
