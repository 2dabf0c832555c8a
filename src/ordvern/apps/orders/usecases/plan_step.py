"""Staff plan another step of an order, into a language it goes into already or a further one."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.states import (
    BEFORE_WORK,
    DROP_STEP,
    WORKABLE,
    JobKind,
    Status,
    StepStatus,
)
from ordvern.apps.orders.steps import RANKS
from ordvern.apps.orders.usecases.settle_screening import COUNT

PLANNABLE = BEFORE_WORK | WORKABLE | {Status.QUOTED}


class NothingToFollow(NotAllowedNow):
    """Nobody translates into that language, or a later step of it has begun."""


def plan_step(
    order: Order,
    *,
    language: str,
    kind: str,
    due_on: date | None = None,
    actor: Actor,
    now: datetime,
) -> Step:
    """Add the step. Raises `NotAllowedNow` once the order is delivered, for its own source
    language, for a step that stands already and for interpreting, which is one step and no other,
    and `NothingToFollow`."""
    try:
        return _plan(order, language, JobKind(kind), due_on, actor, now)
    except IntegrityError:
        raise NotAllowedNow(f"plan_step: order:{order.pk}") from None


@transaction.atomic(durable=True)
def _plan(
    order: Order, language: str, kind: JobKind, due_on: date | None, actor: Actor, now: datetime
) -> Step:
    current = Order.objects.select_for_update().get(pk=order.pk)
    check_plannable(current, language, kind)
    step = Step.objects.create(
        order=current, target_language=language, kind=kind, rank=RANKS[kind], due_on=due_on
    )
    record("step.planned", subject=step, actor=actor, at=now)
    if kind == JobKind.TRANSLATE and not current.is_certified:
        enqueue(COUNT, current.pk, at=now)
    return step


def check_plannable(order: Order, language: str, kind: JobKind) -> None:
    """Whether the step may be planned; raises as `plan_step`. Call with the order locked."""
    chain = order.steps.standing().filter(target_language=language)
    stands = language == order.source_language or chain.filter(kind=kind).exists()
    spoken = JobKind.INTERPRET
    is_spoken = kind == spoken or order.steps.filter(kind=spoken).exists()
    if order.status not in PLANNABLE or stands or is_spoken:
        raise NotAllowedNow(f"plan_step: order:{order.pk}")
    later = chain.filter(rank__gt=RANKS[kind]).exclude(status=StepStatus.PLANNED)
    follows = kind == JobKind.TRANSLATE or chain.filter(kind=JobKind.TRANSLATE).exists()
    if later.exists() or not follows:
        raise NothingToFollow(f"plan_step: order:{order.pk}")


@transaction.atomic(durable=True)
def drop_step(step: Step, *, actor: Actor, now: datetime) -> None:
    """Take it out. Raises `NotAllowedNow` once it has begun or is on offer, for the translation
    into the order's first language, a part of one, and one that others of its chain follow."""
    take_out(step)
    record("step.dropped", subject=step, actor=actor, at=now)


def take_out(step: Step) -> None:
    """As `drop_step`, inside the transaction of whoever calls and notes it."""
    order = Order.objects.select_for_update().get(pk=step.order_id)
    chain = order.steps.standing().filter(target_language=step.target_language)
    is_followed = step.rank == 0 and chain.exclude(pk=step.pk).exists()
    is_first = step.rank == 0 and step.target_language == order.target_language
    if step.part or is_first or is_followed or step.jobs.standing().exists():
        raise NotAllowedNow(f"drop_step: step:{step.pk}")
    move(step, DROP_STEP)
