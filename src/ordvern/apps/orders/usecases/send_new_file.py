"""The customer sends a new file in the place of one we asked about or could not read."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import Deposit, add_file
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import drop_open_redactions
from ordvern.apps.orders.states import SCREEN_AGAIN
from ordvern.apps.orders.usecases.submit_request import SCREEN


@transaction.atomic(durable=True)
def send_new_file(
    order: Order, *, replaces: StoredFile, deposit: Deposit, actor: Actor, now: datetime
) -> StoredFile:
    """Take the new file instead of `replaces` and screen the order again.

    Raises `NotAllowedNow` once the order has been released.
    """
    move(order, SCREEN_AGAIN)
    drop_open_redactions(order)
    StoredFile.objects.filter(pk=replaces.pk, folder=order.folder).update(in_use=False)
    file = add_file(
        order.folder, deposit, role=StoredFile.Role.SOURCE, now=now, derived_from=replaces
    )
    record("order.file_replaced", subject=order, actor=actor, at=now)
    enqueue(SCREEN, order.pk, at=now)
    return file
