"""An invoice was paid."""

from datetime import date, datetime

from django.db import transaction

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import PAY_INVOICE
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move


@transaction.atomic(durable=True)
def note_payment(invoice: Invoice, *, paid_on: date, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` unless it is open."""
    move(invoice, PAY_INVOICE, paid_on=paid_on)
    record("invoice.paid", subject=invoice, actor=actor, at=now)
