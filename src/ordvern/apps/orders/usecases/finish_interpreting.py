"""Whoever interpreted says that it is over and how long it was; staff may say it for him."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.interpreting import LONGEST, Interpreting
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import (
    DELIVER_JOB,
    FINISH_STEP,
    JobKind,
    JobStatus,
    Status,
    StepStatus,
)


class NotBegun(NotAllowedNow):
    """The assignment is still to come."""


class NoLength(NotAllowedNow):
    """Nobody has said how long the interpreting was, or it was longer than a day's work."""


@transaction.atomic(durable=True)
def finish_interpreting(order: Order, *, minutes: int, actor: Actor, now: datetime) -> None:
    """Note how long it was, and end the step and the partner's job; no file is asked for.

    Raises `NotBegun`, `NoLength`, and `NotAllowedNow` unless somebody has the assignment.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    sitting = Interpreting.objects.filter(order=current).first()
    step = current.steps.filter(kind=JobKind.INTERPRET, status=StepStatus.IN_WORK).first()
    if sitting is None or step is None or current.status != Status.IN_WORK:
        raise NotAllowedNow(f"finish_interpreting: order:{order.pk}")
    if now < sitting.begins_at:
        raise NotBegun(f"finish_interpreting: order:{order.pk}")
    if not 0 < minutes <= LONGEST:
        raise NoLength(f"finish_interpreting: order:{order.pk}")
    sitting.done_minutes, sitting.done_at = minutes, now
    sitting.save(update_fields=["done_minutes", "done_at"])
    move(step, FINISH_STEP, done_at=now)
    record("step.done", subject=step, actor=actor, at=now)
    job = Job.objects.filter(step=step, status=JobStatus.ACCEPTED).first()
    if job is not None:
        move(job, DELIVER_JOB, delivered_at=now)
        record("job.delivered", subject=job, actor=actor, at=now)
