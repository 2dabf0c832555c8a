"""Deeds of the accounts that may be taken back: an invoice noted as paid."""

from datetime import datetime

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.reversals import Reversal, key_of, not_as_left
from ordvern.apps.core.states import move

from .models import Invoice
from .states import REOPEN_INVOICE


def _open_again(deed: AuditEvent, now: datetime) -> Invoice:
    invoice = Invoice.objects.filter(pk=key_of(deed)).first()
    if invoice is None:
        raise not_as_left(deed)
    move(invoice, REOPEN_INVOICE, paid_on=None)
    return invoice


OF_ACCOUNTS = (Reversal("invoice.paid", _open_again),)
