"""Staff set another day for a step; a partner who has it, or is asked about it, is told."""

from datetime import date, datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.notices import tell_partner
from ordvern.apps.orders.states import JobKind, StepStatus
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def set_step_day(step: Step, *, due_on: date | None, actor: Actor, now: datetime) -> None:
    """None takes the day away. Raises `NotAllowedNow` once the step is done or taken out,
    and for interpreting, which is on its own day."""
    Order.objects.select_for_update().get(pk=step.order_id)
    going_on = Step.objects.filter(pk=step.pk, status__in=(StepStatus.PLANNED, StepStatus.IN_WORK))
    if step.kind == JobKind.INTERPRET or not going_on.exists():
        raise NotAllowedNow(f"set_step_day: step:{step.pk}")
    if not going_on.exclude(due_on=due_on).update(due_on=due_on):
        return  # the same day once more: a double click tells nobody twice
    step.rounds.filter(ended_at=None).update(due_on=due_on)
    record("step.day_set", subject=step, actor=actor, at=now)
    for job in step.jobs.standing().select_related("order", "partner__account"):
        job.due_on = due_on
        job.save(update_fields=["due_on"])
        tell_partner(job, OutgoingMail.Kind.JOB_DAY_SET, now=now)
