"""The customer approves the redacted copies; they are screened like anything sent in."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow, Transition, move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import open_redactions, use_copy
from ordvern.apps.orders.states import APPROVE_REDACTION
from ordvern.apps.orders.usecases.submit_request import SCREEN
from ordvern.apps.screening.models import Redaction

APPROVE = Transition("approve", frozenset({"ready"}), Redaction.Status.APPROVED)


@transaction.atomic(durable=True)
def approve_redaction(order: Order, *, actor: Actor, now: datetime) -> None:
    """Use all proposed copies.

    Raises `NotAllowedNow` unless every one of them is ready and the customer was asked.
    """
    redactions = open_redactions(order)
    if not redactions:
        raise NotAllowedNow(f"approve_redaction: order:{order.pk}")
    for redaction in redactions:
        move(redaction, APPROVE)
        use_copy(redaction)
        record("redaction.approved", subject=redaction, actor=actor, at=now)
    move(order, APPROVE_REDACTION)
    enqueue(SCREEN, order.pk, at=now)
