"""The states of a quote and of an invoice, and every step between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import Transition


class QuoteStatus(models.TextChoices):
    SENT = "quote_sent", _("Sent")
    ACCEPTED = "quote_accepted", _("Accepted")
    REFUSED = "quote_refused", _("Declined")
    EXPIRED = "quote_expired", _("Run out")
    REPLACED = "quote_replaced", _("Replaced")


class InvoiceStatus(models.TextChoices):
    OPEN = "invoice_open", _("Not paid")
    PAID = "invoice_paid", _("Paid")
    CREDITED = "invoice_credited", _("Credited")
    CREDIT_NOTE = "credit_note", _("Credit note")


SENT = frozenset({QuoteStatus.SENT.value})
ACCEPT_QUOTE = Transition("accept_quote", SENT, QuoteStatus.ACCEPTED)
REFUSE_QUOTE = Transition("refuse_quote", SENT, QuoteStatus.REFUSED)
EXPIRE_QUOTE = Transition("expire_quote", SENT, QuoteStatus.EXPIRED)
REPLACE_QUOTE = Transition("replace_quote", SENT, QuoteStatus.REPLACED)

OPEN = frozenset({InvoiceStatus.OPEN.value})
STANDING = OPEN | {InvoiceStatus.PAID.value}
"""Of invoices that have not been taken back."""
PAY_INVOICE = Transition("pay_invoice", OPEN, InvoiceStatus.PAID)
REOPEN_INVOICE = Transition(
    "reopen_invoice", frozenset({InvoiceStatus.PAID.value}), InvoiceStatus.OPEN
)
CREDIT_INVOICE = Transition("credit_invoice", STANDING, InvoiceStatus.CREDITED)
