"""All files of an order have been looked through: a person decides."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import move
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.states import SETTLE_SCREENING
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.screening.models import Screening, SensitiveKind

COUNT = "orders.count"


@transaction.atomic(durable=True)
def settle_screening(
    order: Order, *, is_counted: bool = False, actor: Actor, now: datetime
) -> None:
    """Pass the order to the desk, have its words counted unless they are, and tell the customer
    if a file could not be read."""
    move(order, SETTLE_SCREENING)
    if SensitiveKind.objects.filter(screening__file__folder=order.folder_id).exists():
        Folder.objects.filter(pk=order.folder_id).update(is_sensitive=True)
    record("order.screened", subject=order, actor=actor, at=now)
    if not is_counted:
        enqueue(COUNT, order.pk, at=now)
    refused = Screening.objects.filter(
        file__in=order.folder.files.working(), status=Screening.Status.REFUSED
    )
    if refused.exists():
        tell_customer(order, OutgoingMail.Kind.FILE_NOT_READABLE, now=now)
