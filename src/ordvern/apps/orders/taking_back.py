"""Deeds about an order that may be taken back: who is on it, its steps, what it is paid by."""

from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.reversals import Reversal, key_of, not_as_left
from ordvern.apps.core.states import move
from ordvern.apps.files.people import FolderPerson

from .interpreting import forget_length
from .models import Agreement, Job, Order, Step, Waiver
from .states import REOPEN_STEP, RESTORE_STEP, JobKind, Status, StepStatus
from .usecases.plan_step import check_plannable, take_out


def _off_again(deed: AuditEvent, now: datetime) -> FolderPerson:
    person = FolderPerson.objects.select_for_update().filter(pk=key_of(deed), ended_at=None).first()
    if person is None:
        raise not_as_left(deed)
    person.ended_at = now
    person.save(update_fields=["ended_at"])
    return person


def _on_again(deed: AuditEvent, now: datetime) -> FolderPerson:
    """A row of its own: that he was off it in between stays told. The entry names the old one,
    of which the deed was."""
    before = FolderPerson.objects.select_related("account").filter(pk=key_of(deed)).first()
    if before is None or not before.account.is_active:
        raise not_as_left(deed)
    _person, is_new = FolderPerson.objects.standing().get_or_create(
        folder_id=before.folder_id,
        account=before.account,
        ended_at=None,
        defaults={"added_by": deed.actor_account, "added_at": now},
    )
    if not is_new:
        raise not_as_left(deed)
    return before


def _locked_order(deed: AuditEvent) -> Order:
    order = Order.objects.select_for_update().filter(pk=key_of(deed)).first()
    if order is None:
        raise not_as_left(deed)
    return order


def _to_be_invoiced(deed: AuditEvent, now: datetime) -> Order:
    order = _locked_order(deed)
    if not Waiver.objects.filter(order=order, at=deed.at).delete()[0]:
        raise not_as_left(deed)
    return order


def _without_agreement(deed: AuditEvent, now: datetime) -> Order:
    """Not once a step or a job relies on it: work may have begun because a price was agreed."""
    order = _locked_order(deed)
    parts = [f"step:{pk}" for pk in order.steps.values_list("pk", flat=True)]
    parts += [f"job:{pk}" for pk in order.jobs.values_list("pk", flat=True)]
    begun = AuditEvent.objects.filter(subject__in=parts, pk__gt=deed.pk)
    agreed = Agreement.objects.filter(order=order, ground=Agreement.Ground.TOLD, agreed_at=deed.at)
    if begun.exists() or not agreed.delete()[0]:
        raise not_as_left(deed)
    return order


def _step_of(deed: AuditEvent) -> tuple[Step, Order]:
    """The step as it is when its order is locked."""
    found = Step.objects.filter(pk=key_of(deed)).first()
    if found is None:
        raise not_as_left(deed)
    order = Order.objects.select_for_update().get(pk=found.order_id)
    found.refresh_from_db()
    return found, order


def _not_planned(deed: AuditEvent, now: datetime) -> Step:
    step, _order = _step_of(deed)
    take_out(step)
    return step


def _planned_again(deed: AuditEvent, now: datetime) -> Step:
    step, order = _step_of(deed)
    check_plannable(order, step.target_language, JobKind(step.kind))
    try:
        with transaction.atomic():
            move(step, RESTORE_STEP)
    except IntegrityError:
        raise not_as_left(deed) from None
    return step


def _not_done(deed: AuditEvent, now: datetime) -> Step:
    """Not once a later step of its chain has begun, or a partner is asked about one."""
    step, order = _step_of(deed)
    later = order.steps.standing().filter(target_language=step.target_language, rank__gt=step.rank)
    asked = Job.objects.standing().filter(step__in=later)
    relies = later.exclude(status=StepStatus.PLANNED).exists() or asked.exists()
    if order.status != Status.IN_WORK or relies:
        raise not_as_left(deed)
    move(step, REOPEN_STEP, done_at=None)
    forget_length(order.pk)
    return step


OF_ORDERS = (
    Reversal("order.person_added", _off_again),
    Reversal("order.person_removed", _on_again),
    Reversal("order.not_to_be_invoiced", _to_be_invoiced),
    Reversal("order.price_agreed", _without_agreement),
    Reversal("step.planned", _not_planned),
    Reversal("step.dropped", _planned_again),
    Reversal("step.done", _not_done),
)
