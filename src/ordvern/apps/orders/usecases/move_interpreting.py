"""Staff give an interpreting assignment another day, hour or length; all who wait for it know."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import LONGEST, Interpreting, MovedBecause
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.notices import tell_customer, tell_partner
from ordvern.apps.orders.offering import fee_of
from ordvern.apps.orders.states import JobKind
from ordvern.apps.post.models import OutgoingMail

VERBS = {
    MovedBecause.CUSTOMER: "order.moved_for_customer",
    MovedBecause.INTERPRETER: "order.moved_for_interpreter",
    MovedBecause.CORRECTED: "order.moved_as_corrected",
}
"""The log holds no words of anybody, so why it was moved is in what is said to have been done."""


class TimePassed(NotAllowedNow):
    """An assignment is moved to a time that is to come."""


@transaction.atomic(durable=True)
def move_interpreting(
    order: Order,
    *,
    begins_at: datetime,
    minutes: int,
    because: MovedBecause,
    sequence: int | None = None,
    actor: Actor,
    now: datetime,
) -> bool:
    """Tell the customer and the partners. What these are paid is reckoned anew only where the hours
    that are paid are others; a price that was quoted stands. The same hours once more tell nobody:
    False. `sequence` is how often it had been moved when whoever moves it looked.

    Raises `TimePassed`, `MovedMeanwhile`, and `NotAllowedNow` if it may not change any more.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    sitting = Interpreting.objects.filter(order=current).select_related("order__folder").first()
    if sitting is None or not sitting.may_change(now) or not 0 < minutes <= LONGEST:
        raise NotAllowedNow(f"move_interpreting: order:{order.pk}")
    if begins_at < now:
        raise TimePassed(f"move_interpreting: order:{order.pk}")
    if (sitting.begins_at, sitting.minutes) == (begins_at, minutes):
        return False
    sitting.check_seen(sequence)
    paid_hours = sitting.hours
    sitting.begins_at, sitting.minutes = begins_at, minutes
    sitting.sequence += 1
    sitting.save(update_fields=["begins_at", "minutes", "sequence"])
    order.wanted_on = timezone.localdate(begins_at)
    order.save(update_fields=["wanted_on"])
    record(VERBS[because], subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.INTERPRETING_MOVED, now=now)
    for step in order.steps.filter(kind=JobKind.INTERPRET):
        _move_step(step, sitting, pays_anew=sitting.hours != paid_hours, actor=actor, now=now)
    return True


def _move_step(
    step: Step, sitting: Interpreting, *, pays_anew: bool, actor: Actor, now: datetime
) -> None:
    """With the jobs of those who have it or are asked; `pays_anew` by the rate of each, and one
    without a rate has no fee yet."""
    step.due_on = sitting.day
    step.save(update_fields=["due_on"])
    step.rounds.filter(ended_at=None).update(due_on=sitting.day)
    for job in step.jobs.standing().select_related("order", "partner__account"):
        job.due_on = sitting.day
        if pays_anew:
            fee = fee_of(step, job.partner)
            job.price, job.currency = (fee.amount, fee.currency) if fee else (None, "")
        job.save(update_fields=["due_on", "price", "currency"])
        record("job.assignment_changed", subject=job, actor=actor, at=now)
        tell_partner(job, OutgoingMail.Kind.INTERPRETING_MOVED, now=now)
