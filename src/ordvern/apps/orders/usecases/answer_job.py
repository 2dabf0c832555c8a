"""A partner accepts or declines an offered job; the first to accept has it."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.beginning import open_work
from ordvern.apps.orders.certifying import check_authorised
from ordvern.apps.orders.models import Interpreting, Job, OfferRound, Order
from ordvern.apps.orders.notices import tell_customer, tell_partner
from ordvern.apps.orders.offering import end_round, go_on
from ordvern.apps.orders.partner_access import check_partner
from ordvern.apps.orders.states import ACCEPT_JOB, BEGIN_STEP, DECLINE_JOB, JobStatus
from ordvern.apps.orders.transfers import demand, register
from ordvern.apps.post.models import OutgoingMail


class TakenByAnother(NotAllowedNow):
    """Another partner has accepted the order a moment before."""


@transaction.atomic(durable=True)
def accept_job(
    job: Job, *, statement: str, sequence: int | None = None, actor: Actor, now: datetime
) -> None:
    """Take the job; from now on the partner sees its files, and those who were asked beside him
    are told that it is gone. `sequence` is that of the interpreting as he has seen it.

    The guarded beginning of the step decides between two who accept at once. Raises
    `TakenByAnother`, `MovedMeanwhile`, `NotAllowedNow`, `NotAuthorised`, `TransferNotAllowed` and
    what `check_partner` raises.
    """
    check_partner(job.partner, statement=statement, now=now)
    check_authorised(job.step, job.partner, now=now)
    transfer = demand(job.order, job.partner, now=now)
    try:
        is_first = open_work(job.order)
        job.refresh_from_db(fields=["due_on"])  # as it stands now that the order is locked
        move(job.step, BEGIN_STEP, begun_at=now, due_on=job.due_on or job.step.due_on)
    except NotAllowedNow:
        taken = job.step.jobs.filter(status=JobStatus.ACCEPTED).exclude(pk=job.pk)
        raise TakenByAnother if taken.exists() else NotAllowedNow from None
    for sitting in Interpreting.objects.filter(order=job.order_id):
        sitting.check_seen(sequence)
    move(job, ACCEPT_JOB, answered_at=now)
    record("job.accepted", subject=job, actor=actor, at=now)
    register(job, transfer, now=now)
    _tell_the_others(job, now=now)
    if is_first:
        tell_customer(job.order, OutgoingMail.Kind.IN_WORK, now=now)


@transaction.atomic(durable=True)
def decline_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """Leave the job to others. Raises `NotAllowedNow` unless it is still offered."""
    order = Order.objects.select_for_update().get(pk=job.order_id)
    move(job, DECLINE_JOB, answered_at=now)
    record("job.declined", subject=job, actor=actor, at=now)
    for asking in OfferRound.objects.filter(jobs=job):
        asking.order = order
        go_on(asking, actor=actor, now=now)


def _tell_the_others(job: Job, *, now: datetime) -> None:
    others = list(job.step.jobs.filter(status=JobStatus.OFFERED).select_related("partner__account"))
    job.step.jobs.filter(pk__in=[other.pk for other in others]).update(status=JobStatus.TAKEN)
    for other in others:
        tell_partner(other, OutgoingMail.Kind.JOB_TAKEN, now=now)
    for asking in job.step.rounds.filter(ended_at=None):
        end_round(asking, now=now)
