"""Staff say that a delivered order is never to be invoiced, or that it is after all."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order, Waiver
from ordvern.apps.orders.states import DELIVERED


@transaction.atomic(durable=True)
def waive_invoice(order: Order, *, reason: str, actor: Actor, now: datetime) -> None:
    """For `reason`, one of `Waiver.Reason`. No number is used, so the series has no gap.

    Raises `NotAllowedNow` unless the order is delivered, while an invoice of it stands, and if
    it was said before.
    """
    current = Order.objects.select_for_update().get(pk=order.pk)
    invoiced = Invoice.objects.standing().filter(order_number=current.number).exists()
    if current.status not in DELIVERED or invoiced:
        raise NotAllowedNow(f"waive_invoice: order:{order.pk}")
    fields = {"reason": Waiver.Reason(reason), "at": now}
    if not Waiver.objects.get_or_create(order=current, defaults=fields)[1]:
        raise NotAllowedNow(f"waive_invoice: order:{order.pk}")
    record("order.not_to_be_invoiced", subject=current, actor=actor, at=now)


@transaction.atomic(durable=True)
def lift_waiver(order: Order, *, actor: Actor, now: datetime) -> None:
    """It is to be invoiced after all. Raises `NotAllowedNow` unless it was said not to be."""
    current = Order.objects.select_for_update().get(pk=order.pk)
    if not Waiver.objects.filter(order=current).delete()[0]:
        raise NotAllowedNow(f"lift_waiver: order:{order.pk}")
    record("order.to_be_invoiced_after_all", subject=current, actor=actor, at=now)
