"""The chosen rows as files: a table of orders, a table of invoices, their documents in a ZIP."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from ordvern.apps.billing.bill import bill_of
from ordvern.apps.billing.ehf import ehf, may_be_ehf
from ordvern.apps.billing.ledger import rows as lines_of
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.pdf import pdf_of
from ordvern.apps.core.spreadsheet import line
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order
from ordvern.web.desk.rows import OrderRow, rows
from ordvern.web.ui.handing_out import csv_download, zip_download

COLUMNS = (
    *("number", "organisation", "state", "source", "targets", "words", "certified"),
    *("received_on", "wanted_on", "delivered_on"),
)


def order_table(orders: list[Order]) -> HttpResponseBase:
    """As CSV. Of customers only organisations are named: a table lives on where nobody erases."""
    return csv_download(
        [line(COLUMNS), *(line(_cells(row)) for row in rows(orders))], _("orders.csv")
    )


def _cells(row: OrderRow) -> Iterator[object]:
    order = row.order
    is_organisation = order.customer.kind == Customer.Kind.ORGANISATION
    yield order.number
    yield order.customer.name if is_organisation else ""
    yield order.status
    yield order.source_language
    yield " ".join(order.targets)
    yield row.words
    yield "yes" if order.is_certified else "no"
    yield timezone.localdate(order.received_at)
    yield order.wanted_on or ""
    yield timezone.localdate(order.delivered_at) if order.delivered_at else ""


def invoice_table(invoices: list[Invoice]) -> HttpResponseBase:
    return csv_download(lines_of(invoices), _("invoices.csv"))


def invoice_documents(invoices: list[Invoice]) -> HttpResponseBase:
    """Each as PDF, and as EHF where the buyer may have one."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for each in invoices:
            archive.writestr(f"{each.number}.pdf", pdf_of(each))
            bill = bill_of(each)
            if may_be_ehf(bill):
                archive.writestr(f"ehf-{each.number}.xml", ehf(bill, language=each.language))
    return zip_download(packed.getvalue(), _("invoices.zip"))
