"""The customer confirms receipt, and may have the files erased at once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import CONFIRM_RECEIPT


@transaction.atomic(durable=True)
def confirm_receipt(order: Order, *, erase_files: bool, actor: Actor, now: datetime) -> None:
    """Close a delivered order; raise `NotAllowedNow` if it is not delivered.

    Files that are not erased at once get the agency's ordinary deadline.
    """
    move(order, CONFIRM_RECEIPT, erase_on_receipt=erase_files, closed_at=now)
    record("order.receipt_confirmed", subject=order, actor=actor, at=now)
    if erase_files:
        schedule(order.folder, at=now, now=now, asked=True)
        record("order.erasure_asked", subject=order, actor=actor, at=now)
    else:
        kept = timedelta(days=settings.KEEP_FILES_DAYS)
        schedule(order.folder, at=now + kept, now=now)
