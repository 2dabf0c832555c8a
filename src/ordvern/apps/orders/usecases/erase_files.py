"""The customer has the files of a closed order erased after all, or withdraws an open one."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import drop_open_redactions
from ordvern.apps.orders.states import WITHDRAW, JobStatus, Status


@transaction.atomic(durable=True)
def erase_files(order: Order, *, actor: Actor, now: datetime) -> None:
    """Have a closed order's files erased now. Raises `NotAllowedNow` while it is open."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if current.status != Status.CLOSED or current.is_erased:
        raise NotAllowedNow(f"erase_files: order:{order.pk}")
    schedule(current.folder, at=now, now=now, asked=True)
    record("order.erasure_asked", subject=order, actor=actor, at=now)


@transaction.atomic(durable=True)
def withdraw(order: Order, *, actor: Actor, now: datetime) -> None:
    """End an order that is not delivered; its files are erased and partners lose it at once.

    Raises `NotAllowedNow` once it is delivered.
    """
    move(order, WITHDRAW, closed_at=now)
    drop_open_redactions(order)
    order.folder.quotes.filter(status=QuoteStatus.SENT).update(status=QuoteStatus.REPLACED)
    order.jobs.standing().update(status=JobStatus.REVOKED)
    order.rounds.filter(ended_at=None).update(ended_at=now)
    schedule(order.folder, at=now, now=now, asked=True)
    record("order.withdrawn", subject=order, actor=actor, at=now)
