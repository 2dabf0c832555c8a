"""Quotes and invoices, when the bookkeeping act asks for them no more."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.audit import name_of
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.retention.sweeping import Sweep


def _delete(row: Any, now: datetime) -> None:
    row.delete()


def _taken() -> "QuerySet[Any]":
    return Quote.objects.filter(status=QuoteStatus.ACCEPTED).annotate(anchor=F("sent_at"))


def _not_taken() -> "QuerySet[Any]":
    over = (QuoteStatus.REFUSED, QuoteStatus.EXPIRED, QuoteStatus.REPLACED)
    return Quote.objects.filter(status__in=over).annotate(anchor=F("sent_at"))


def _invoices() -> "QuerySet[Any]":
    """An invoice that was credited stays as long as its credit note, which points to it."""
    return Invoice.objects.filter(credit_note=None).annotate(anchor=F("issued_on"))


def _names(row: Any) -> tuple[str, ...]:
    return (name_of(row), f"customer:{row.customer_id}")


SWEEPS = (
    Sweep(DataClass.QUOTES_NOT_TAKEN, _not_taken, _names, _delete),
    Sweep(DataClass.QUOTES_TAKEN, _taken, _names, _delete),
    Sweep(DataClass.INVOICES, _invoices, _names, _delete),
)
