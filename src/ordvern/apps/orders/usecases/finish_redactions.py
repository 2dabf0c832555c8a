"""The copies that staff asked for are made: they are screened, or the desk decides anew."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import drop_open_redactions, open_redactions, use_copy
from ordvern.apps.orders.states import GIVE_UP_REDACTING, SCREEN_AGAIN
from ordvern.apps.orders.usecases.approve_redaction import APPROVE
from ordvern.apps.orders.usecases.submit_request import SCREEN
from ordvern.apps.screening.models import Redaction


@transaction.atomic(durable=True)
def finish_redactions(order: Order, *, actor: Actor, now: datetime) -> None:
    """Use the copies if all could be made, give up if one could not, wait if one is in making."""
    redactions = open_redactions(order)
    statuses = {redaction.status for redaction in redactions}
    if Redaction.Status.MAKING in statuses:
        return
    try:
        if Redaction.Status.FAILED in statuses or not redactions:
            move(order, GIVE_UP_REDACTING)
            drop_open_redactions(order)
            record("order.redaction_given_up", subject=order, actor=actor, at=now)
            return
        for redaction in redactions:
            move(redaction, APPROVE)
            use_copy(redaction)
        move(order, SCREEN_AGAIN)
    except NotAllowedNow:
        return  # another run of the same task was first
    record("order.redacted", subject=order, actor=actor, at=now)
    enqueue(SCREEN, order.pk, at=now)
