"""Invoices as a table for the accounts: one row a document, amounts in decimals."""

from collections.abc import Iterable, Iterator

from ordvern.apps.core.spreadsheet import line

from .models import Invoice
from .money import Money, with_hundredths

COLUMNS = (
    "number",
    "kind",
    "credits",
    "issued_on",
    "due_on",
    "delivered_on",
    "customer",
    "organisation_number",
    "order",
    "currency",
    "net",
    "vat_class",
    "vat_rate",
    "vat",
    "gross",
    "kid",
    "status",
    "paid_on",
)


def rows(invoices: Iterable[Invoice]) -> Iterator[str]:
    """Lines of a CSV file with a heading."""
    yield line(COLUMNS)
    for invoice in invoices:
        yield line(_cells(invoice))


def _cells(invoice: Invoice) -> list[object]:
    sign = -1 if invoice.credits_id else 1
    amounts = [
        Money(sign * minor, invoice.currency).amount
        for minor in (invoice.net, invoice.tax, invoice.gross)
    ]
    net, tax, gross = map(with_hundredths, amounts)
    return [
        invoice.number,
        "credit_note" if invoice.credits_id else "invoice",
        invoice.credits.number if invoice.credits else "",
        invoice.issued_on,
        invoice.due_on,
        invoice.delivered_on,
        invoice.buyer["name"],
        invoice.buyer["organisation_number"],
        invoice.order_number,
        invoice.currency,
        net,
        invoice.vat_class,
        invoice.vat_rate,
        tax,
        gross,
        invoice.kid,
        invoice.status,
        invoice.paid_on or "",
    ]
