"""Staff note that an order is to be certified, or that it is not after all."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.memories.counting import forget
from ordvern.apps.orders.models import Masking, Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.states import JobKind, Status
from ordvern.apps.orders.usecases.settle_screening import COUNT
from ordvern.apps.post.models import OutgoingMail

BEFORE_RELEASE = (Status.SCREENING, Status.AWAITING_DECISION)


class NotWhole(NotAllowedNow):
    """A redacted copy is in use, or the order is masked: what is certified must be whole."""


@transaction.atomic(durable=True)
def certify_order(order: Order, *, actor: Actor, now: datetime) -> None:
    """The customer wants the whole text certified, and is told that we have noted it.

    That is also his word to go on with what stands in it. Raises `NotAllowedNow` once a quote is
    out, work is offered or has begun and for interpreting, and `NotWhole`.
    """
    current = Order.objects.select_for_update().select_related("customer").get(pk=order.pk)
    is_free = current.status == Status.RELEASED and not current.jobs.standing().exists()
    is_spoken = current.steps.filter(kind=JobKind.INTERPRET).exists()
    if current.is_certified or is_spoken or not (is_free or current.status in BEFORE_RELEASE):
        raise NotAllowedNow(f"certify_order: order:{order.pk}")
    redacted = current.folder.files.working().filter(role=StoredFile.Role.REDACTED)
    if redacted.exists() or Masking.objects.filter(order=current).exists():
        raise NotWhole(f"certify_order: order:{order.pk}")
    _note(current, certified_at=now, instructed_at=current.instructed_at or now)
    order.refresh_from_db(fields=["certified_at", "instructed_at"])
    forget(current.folder)
    record("order.certified", subject=current, actor=actor, at=now)
    tell_customer(current, OutgoingMail.Kind.CERTIFIED_NOTED, now=now)


@transaction.atomic(durable=True)
def lift_certified(order: Order, *, actor: Actor, now: datetime) -> None:
    """An ordinary translation after all; what the customer said with the choice falls with it.

    Raises `NotAllowedNow` unless it is certified and nobody has released its files yet.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    if not current.is_certified or current.status not in BEFORE_RELEASE:
        raise NotAllowedNow(f"lift_certified: order:{order.pk}")
    came_along = current.instructed_at == current.certified_at
    _note(current, certified_at=None, instructed_at=None if came_along else current.instructed_at)
    order.refresh_from_db(fields=["certified_at", "instructed_at"])
    record("order.certified_lifted", subject=current, actor=actor, at=now)
    if current.status == Status.AWAITING_DECISION:
        enqueue(COUNT, current.pk, at=now)


def _note(order: Order, *, certified_at: datetime | None, instructed_at: datetime | None) -> None:
    order.certified_at, order.instructed_at = certified_at, instructed_at
    order.save(update_fields=["certified_at", "instructed_at"])
