"""Somebody of the agency is done with a step, and the next of its chain may begin."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.states import FINISH_STEP, JobKind, Status
from ordvern.apps.orders.usecases.add_translation import untranslated_in


class TranslationMissing(NotAllowedNow):
    """A file has no translation into the step's language yet."""


@transaction.atomic(durable=True)
def finish_step(step: Step, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` unless the order is in work, the step too, and no partner has it,
    and for interpreting, of which is said how long it was; and `TranslationMissing`."""
    order = Order.objects.select_for_update().get(pk=step.order_id)
    is_spoken = step.kind == JobKind.INTERPRET
    if order.status != Status.IN_WORK or is_spoken or step.jobs.standing().exists():
        raise NotAllowedNow(f"finish_step: step:{step.pk}")
    if untranslated_in(step):
        raise TranslationMissing(f"finish_step: step:{step.pk}")
    move(step, FINISH_STEP, done_at=now)
    record("step.done", subject=step, actor=actor, at=now)
