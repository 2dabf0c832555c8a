"""Staff invoice a delivered order: service, quantity, time and place, and no word of its files."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.issuing import Sale, issue
from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order, Waiver
from ordvern.apps.orders.notices import tell_of_invoice
from ordvern.apps.orders.quoting import NotAgreed, is_agreed
from ordvern.apps.orders.states import DELIVERED


def invoice_order(
    order: Order, *, calculation: Calculation, reference: str = "", actor: Actor, now: datetime
) -> Invoice:
    """Issue the invoice and tell the customer.

    Raises `NotAllowedNow` unless the order is delivered, has no invoice that stands and
    is not said to need none, `NotAgreed`, and whatever `billing.issuing.issue` raises.
    """
    try:
        return _issue(order, calculation, reference, actor=actor, now=now)
    except IntegrityError:
        raise NotAllowedNow(f"invoice_order: order:{order.pk}") from None


@transaction.atomic(durable=True)
def _issue(
    order: Order, calculation: Calculation, reference: str, *, actor: Actor, now: datetime
) -> Invoice:
    current = Order.objects.select_for_update().select_related("customer__account").get(pk=order.pk)
    if current.status not in DELIVERED or current.delivered_at is None:
        raise NotAllowedNow(f"invoice_order: order:{order.pk}")
    if Waiver.objects.filter(order=current).exists():
        raise NotAllowedNow(f"invoice_order: order:{order.pk}")
    if not is_agreed(current):
        raise NotAgreed(f"invoice_order: order:{order.pk}")
    delivered_on = timezone.localdate(current.delivered_at)
    sale = Sale(current.customer, current.number, calculation, delivered_on, reference)
    invoice = issue(sale, now=now)
    record("order.invoiced", subject=current, actor=actor, at=now)
    record("invoice.issued", subject=invoice, actor=actor, at=now)
    tell_of_invoice(invoice, now=now)
    return invoice
