"""The agency translates a released order itself."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.beginning import check_not_resting
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.quoting import check_agreed
from ordvern.apps.orders.states import START_WORK, StepStatus
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def start_work(order: Order, *, actor: Actor, now: datetime) -> None:
    """Begin the first step into each language.

    Raises `NotAllowedNow` unless the order is released and no partner has an offer of it, `Rests`,
    and `NotAgreed` where the agency wants a price agreed first.
    """
    check_agreed(order)
    check_not_resting(order, now=now)
    if order.jobs.standing().exists():
        raise NotAllowedNow(f"start_work: order:{order.pk}")
    move(order, START_WORK)
    ready = order.steps.ready()
    ready.update(status=StepStatus.IN_WORK, worker=actor.account, begun_at=now)
    record("order.work_started", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.IN_WORK, now=now)
