"""Staff ask the customer to remove or redact, with a redacted copy ready to approve."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.charge import take_charge
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.redacting import begin
from ordvern.apps.orders.states import ASK_TO_REDACT
from ordvern.apps.post.models import OutgoingMail
from ordvern.text import Category


@transaction.atomic(durable=True)
def ask_to_redact(
    order: Order, *, categories: Collection[Category], actor: Actor, now: datetime
) -> None:
    """Nothing starts before the customer has approved, sent a new file or told us to go on.

    Raises `NotAllowedNow`, and `NothingToRedact` if no file holds any of the categories.
    """
    move(order, ASK_TO_REDACT)
    take_charge(order, actor=actor, now=now)
    begin(order, categories=categories, needs_customer=True, now=now)
    record("order.redaction_asked", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.REDACTION_ASKED, now=now)
