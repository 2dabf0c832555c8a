"""The customer tells us to go on with the files as they are, declaring a lawful ground."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import drop_open_redactions
from ordvern.apps.orders.states import INSTRUCT


@transaction.atomic(durable=True)
def instruct_to_go_on(order: Order, *, actor: Actor, now: datetime) -> None:
    """Note the instruction; a person at the desk still decides. Raises `NotAllowedNow`."""
    move(order, INSTRUCT, instructed_at=now)
    drop_open_redactions(order)
    record("order.instructed_to_go_on", subject=order, actor=actor, at=now)
