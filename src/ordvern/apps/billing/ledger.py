"""Invoices as a table for the accounts: one row a document, amounts in decimals."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from .models import Invoice
from .money import Money

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
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(invoices: Iterable[Invoice]) -> Iterator[str]:
    """Lines of a CSV file in UTF-8 with a heading, separated by semicolons as Norwegian
    spreadsheets expect; the caller adds the mark of byte order."""
    yield line(COLUMNS)
    for invoice in invoices:
        yield line(_cells(invoice))


def _cells(invoice: Invoice) -> list[object]:
    sign = -1 if invoice.credits_id else 1
    amounts = [
        Money(sign * minor, invoice.currency).amount
        for minor in (invoice.net, invoice.tax, invoice.gross)
    ]
    net, tax, gross = (f"{amount:.2f}" for amount in amounts)
    return [
        invoice.number,
        "credit_note" if invoice.credits_id else "invoice",
        invoice.credits.number if invoice.credits else "",
        invoice.issued_on,
        invoice.due_on,
        invoice.delivered_on,
        harmless(str(invoice.buyer["name"])),
        invoice.buyer["organisation_number"],
        invoice.order_number,
        invoice.currency,
        net,
        invoice.vat_class,
        invoice.vat_rate,
        tax,
        gross,
        harmless(invoice.kid),
        invoice.status,
        invoice.paid_on or "",
    ]


def harmless(text: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def line(cells: Iterable[object]) -> str:
    """One line of such a table."""
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(cells)
    return out.getvalue()
