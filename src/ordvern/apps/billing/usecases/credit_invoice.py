"""An invoice is taken back as a whole by a credit note; a right one may follow."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.issuing import Sale, issue_credit
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.states import CREDIT_INVOICE
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move


@transaction.atomic(durable=True)
def credit_invoice(invoice: Invoice, *, actor: Actor, now: datetime) -> Invoice:
    """The credit note. Raises `NotAllowedNow` if it was credited before, or is one itself."""
    move(invoice, CREDIT_INVOICE)
    sale = Sale(
        invoice.customer,
        invoice.order_number,
        calculation_of(invoice),
        invoice.delivered_on,
        invoice.reference,
    )
    credit = issue_credit(invoice, sale, now=now)
    record("invoice.credited", subject=invoice, actor=actor, at=now)
    return credit
