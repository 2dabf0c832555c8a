"""An order that was delivered, and whose receipt nobody confirms, is closed after some days."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import CLOSE_UNCONFIRMED


@transaction.atomic(durable=True)
def close_unconfirmed(order: Order, *, now: datetime) -> None:
    """Close it and give its files the agency's ordinary deadline.

    Raises `NotAllowedNow` unless it was delivered as long ago as the settings say.
    """
    waited = timedelta(days=settings.CLOSE_AFTER_DAYS)
    if order.delivered_at is None or order.delivered_at > now - waited:
        raise NotAllowedNow(f"close_unconfirmed: order:{order.pk}")
    move(order, CLOSE_UNCONFIRMED, closed_at=now)
    record("order.closed_unconfirmed", subject=order, actor=SYSTEM, at=now)
    schedule(order.folder, at=now + timedelta(days=settings.KEEP_FILES_DAYS), now=now)
