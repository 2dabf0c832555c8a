"""Staff divide a translation among several, file by file, or put two parts together again."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order, Step, StepQuerySet
from ordvern.apps.orders.states import DROP_STEP, WORKABLE, JobKind, StepStatus


@transaction.atomic(durable=True)
def split_step(step: Step, *, files: Collection[UUID], actor: Actor, now: datetime) -> Step:
    """Take `files` out of the translation into a step of their own, which somebody else may do.

    Raises `NotAllowedNow` unless the order is released or in work, the step has not begun, nobody
    is asked about it, and some of its files are named but not all.
    """
    order = Order.objects.select_for_update().get(pk=step.order_id)
    siblings = _free(order, step)
    mine = siblings.filter(pk=step.pk).first()
    held = list(mine.its_files) if mine else []
    chosen = [file for file in held if file.pk in files]
    if mine is None or not chosen or len(chosen) == len(held):
        raise NotAllowedNow(f"split_step: step:{step.pk}")
    chain = order.steps.filter(target_language=step.target_language, kind=step.kind)
    last = chain.aggregate(last=Max("part"))["last"]
    mine.part = mine.part or last + 1
    mine.save(update_fields=["part"])
    mine.files.set([file for file in held if file not in chosen])
    part = Step.objects.create(
        order=order,
        target_language=mine.target_language,
        part=max(mine.part, last) + 1,
        due_on=mine.due_on,
    )
    part.files.set(chosen)
    record("step.split", subject=mine, actor=actor, at=now)
    return part


@transaction.atomic(durable=True)
def join_step(step: Step, *, actor: Actor, now: datetime) -> None:
    """Give the files of a part to another that has not begun; the part itself is taken out.

    Raises `NotAllowedNow` unless both have not begun and nobody is asked about either.
    """
    order = Order.objects.select_for_update().get(pk=step.order_id)
    siblings = _free(order, step).filter(part__gt=0)
    mine = siblings.filter(pk=step.pk).first()
    other = siblings.exclude(pk=step.pk).order_by("part").first()
    if mine is None or other is None:
        raise NotAllowedNow(f"join_step: step:{step.pk}")
    other.files.add(*mine.files.all())
    mine.files.clear()
    move(mine, DROP_STEP)
    parts = order.steps.standing().filter(
        target_language=step.target_language, kind=JobKind.TRANSLATE
    )
    if parts.count() == 1:
        other.files.clear()
        parts.update(part=0)
    record("step.joined", subject=other, actor=actor, at=now)


def _free(order: Order, step: Step) -> StepQuerySet:
    """The translations into that language that have not begun and nobody is asked about."""
    chain = Step.objects.filter(order=order, target_language=step.target_language)
    free = chain.filter(kind=JobKind.TRANSLATE, status=StepStatus.PLANNED)
    asked = [each.pk for each in free if each.jobs.standing().exists()]
    return free.exclude(pk__in=asked) if order.status in WORKABLE else free.none()
