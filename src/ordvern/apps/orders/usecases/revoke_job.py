"""Staff take a job back from a partner; his access ends with the next request."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.beginning import close_work
from ordvern.apps.orders.interpreting import forget_length
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.offering import end_round
from ordvern.apps.orders.states import PUT_BACK_STEP, REVOKE_JOB, JobStatus, Status


@transaction.atomic(durable=True)
def revoke_job(job: Job, *, actor: Actor, now: datetime) -> None:
    """Take it back; a cascade goes no further. Raises `NotAllowedNow` if it stands no more."""
    order = Order.objects.select_for_update().get(pk=job.order_id)
    had_it = job.status in (JobStatus.ACCEPTED, JobStatus.DELIVERED)
    move(job, REVOKE_JOB)
    if had_it and order.status == Status.IN_WORK:
        move(job.step, PUT_BACK_STEP, begun_at=None, done_at=None)
        forget_length(order.pk)
        close_work(order)
    if not job.step.jobs.standing().exists():
        for asking in job.step.rounds.filter(ended_at=None):
            end_round(asking, now=now)
    record("job.revoked", subject=job, actor=actor, at=now)
