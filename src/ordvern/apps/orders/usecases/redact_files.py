"""Staff have the files redacted themselves; the copies are screened before anything starts."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.charge import take_charge
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import begin
from ordvern.apps.orders.states import REDACT
from ordvern.text import Category


@transaction.atomic(durable=True)
def redact_files(
    order: Order, *, categories: Collection[Category], actor: Actor, now: datetime
) -> None:
    """Raises `NotAllowedNow`, and `NothingToRedact` if no file holds any of the categories."""
    move(order, REDACT)
    take_charge(order, actor=actor, now=now)
    begin(order, categories=categories, needs_customer=False, now=now)
    record("order.redaction_begun", subject=order, actor=actor, at=now)
