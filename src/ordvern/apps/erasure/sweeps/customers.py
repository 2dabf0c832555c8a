"""Customers who have not ordered for long, and entries that hold nothing any more."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import name_of, record
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import Customer
from ordvern.apps.erasure.forgetting import ENDED, forget
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep


def _quiet() -> "QuerySet[Any]":
    """The relation ends with the last order; nothing of it is under way or unpaid."""
    orders = Order.objects.filter(customer=OuterRef("pk"))
    unpaid = Invoice.objects.filter(customer=OuterRef("pk"), status=InvoiceStatus.OPEN)
    busy = Exists(orders.exclude(status__in=ENDED)) | Exists(orders.awaiting_invoice())
    found = Customer.objects.standing().exclude(busy | Exists(unpaid))
    return found.annotate(anchor=Coalesce(Max("orders__received_at"), F("registered_at")))


def _empty() -> "QuerySet[Any]":
    """Erased, and no order, quote, invoice or inquiry leans on them any more."""
    alone = Customer.objects.filter(orders=None, quotes=None, invoices=None, inquiries=None)
    return alone.exclude(erased_at=None).annotate(anchor=Coalesce("erased_at", "registered_at"))


def _names(customer: Customer) -> tuple[str, ...]:
    return (name_of(customer),)


def _forget(customer: Customer, now: datetime) -> None:
    forget(customer, now=now)
    record("customer.erased", subject=customer, actor=SYSTEM, at=now)


def _delete(customer: Customer, now: datetime) -> None:
    account = User.objects.get(pk=customer.account_id)
    customer.delete()
    if not account.is_active and not account.customers.exists():
        account.delete()


SWEEPS = (
    Sweep(DataClass.CUSTOMERS, _quiet, _names, _forget),
    Sweep(DataClass.EMPTY_ENTRIES, _empty, _names, _delete),
)
