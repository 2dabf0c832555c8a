"""Somebody of the agency takes a step, or puts it back before it is done."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.beginning import check_not_resting, close_work, open_work
from ordvern.apps.orders.interpreting import forget_length
from ordvern.apps.orders.models import Step
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.quoting import check_agreed
from ordvern.apps.orders.states import BEGIN_STEP, PUT_BACK_STEP, JobKind, StepStatus
from ordvern.apps.post.models import OutgoingMail


class TranslatedItThemselves(NotAllowedNow):
    """Whoever translated a text does not revise it."""


@transaction.atomic(durable=True)
def begin_step(step: Step, *, actor: Actor, now: datetime) -> None:
    """`actor` does it from now on.

    Raises `NotAllowedNow` unless the order is released or in work, all before it is done and no
    partner has an offer of it; `NotAgreed`; `Rests`; and `TranslatedItThemselves`.
    """
    check_agreed(step.order)
    check_not_resting(step.order, now=now)
    is_first = open_work(step.order)
    ready = Step.objects.ready().filter(pk=step.pk)
    if not ready.exists() or step.jobs.standing().exists():
        raise NotAllowedNow(f"begin_step: step:{step.pk}")
    if step.kind == JobKind.REVISE and _translated(step, actor):
        raise TranslatedItThemselves(f"begin_step: step:{step.pk}")
    move(step, BEGIN_STEP, worker_id=actor.account, begun_at=now)
    record("step.begun", subject=step, actor=actor, at=now)
    if is_first:
        tell_customer(step.order, OutgoingMail.Kind.IN_WORK, now=now)


def _translated(step: Step, actor: Actor) -> bool:
    chain = step.order.steps.standing().filter(target_language=step.target_language)
    return chain.filter(kind=JobKind.TRANSLATE, worker=actor.account).exists()


@transaction.atomic(durable=True)
def put_back_step(step: Step, *, actor: Actor, now: datetime) -> None:
    """Somebody else shall do it, or it is done anew; what was translated stays.

    Raises `NotAllowedNow` once the order is delivered, while a partner has the job, and when a
    later step of the chain has begun.
    """
    open_work(step.order)
    chain = step.order.steps.standing().filter(target_language=step.target_language)
    later = chain.filter(rank__gt=step.rank).exclude(status=StepStatus.PLANNED)
    if later.exists() or step.jobs.had_files().exclude(status="revoked").exists():
        raise NotAllowedNow(f"put_back_step: step:{step.pk}")
    move(step, PUT_BACK_STEP, worker_id=None, begun_at=None, done_at=None)
    forget_length(step.order_id)
    close_work(step.order)
    record("step.put_back", subject=step, actor=actor, at=now)
