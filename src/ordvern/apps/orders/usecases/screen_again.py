"""Staff have files looked through once more, for instance after a worker was stopped."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import SCREEN_AGAIN
from ordvern.apps.orders.usecases.submit_request import SCREEN
from ordvern.apps.screening.models import Screening


@transaction.atomic(durable=True)
def screen_again(order: Order, *, actor: Actor, now: datetime) -> None:
    """Screen the files that could not be read. Raises `NotAllowedNow` unless staff decide."""
    move(order, SCREEN_AGAIN)
    Screening.objects.filter(
        file__in=order.folder.files.working(), status=Screening.Status.REFUSED
    ).delete()
    record("order.screening_repeated", subject=order, actor=actor, at=now)
    enqueue(SCREEN, order.pk, at=now)
