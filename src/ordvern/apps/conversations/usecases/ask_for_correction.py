"""A customer says that a delivery is not right: the order goes back to work."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.conversations.keeping import keep, sealed
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.shredding import adopt
from ordvern.apps.orders.correcting import may_ask_for_correction
from ordvern.apps.orders.models import Correction, Order
from ordvern.apps.orders.states import ASK_FOR_CORRECTION


def ask_for_correction(order: Order, *, text: str, actor: Actor, now: datetime) -> Correction:
    """Keep what is wrong as a message, and the files until it is settled.

    Raises `NotAllowedNow` for no words, before delivery, when the days for it have passed, and
    when the files are erased or about to be.
    """
    words = sealed(order, text, now=now)
    with transaction.atomic(durable=True):
        current = Order.objects.select_for_update().select_related("folder").get(pk=order.pk)
        if not may_ask_for_correction(current, now):
            raise NotAllowedNow(f"ask_for_correction: order:{order.pk}")
        move(order, ASK_FOR_CORRECTION, closed_at=None)
        adopt(order.folder)
        correction = Correction.objects.create(order=order, asked_at=now)
        record("order.correction_asked", subject=order, actor=actor, at=now)
        keep(order, None, words, actor=actor, now=now)
    return correction
