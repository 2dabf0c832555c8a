"""Gives a sales document its number: one series without gaps, whoever issues at the same time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from ordvern.apps.core.models import next_number
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.models import Customer, InvoiceDetails

from .bill import buyer_of, seller_of
from .calculation import Calculation
from .keeping import bookkeeping_ends, erase_after
from .models import AgencyDetails, Invoice
from .numbers import KidRule, kid_of
from .papers import agency_details, keep_lines
from .states import InvoiceStatus
from .vat import VatClass

SERIES = "invoice"
PDF = "billing.pdf"


class SellerNotKnown(Exception):
    """The agency has not typed what an invoice must say of its seller."""


class VatInKroner(Exception):
    """Norwegian tax is stated in kroner; an invoice with it is not issued in another currency."""


class NothingToInvoice(Exception):
    """The lines come to nothing."""


@dataclass(frozen=True, slots=True)
class Sale:
    """What was sold: which order, delivered when, for how much, by whose reference."""

    customer: Customer
    order_number: str
    calculation: Calculation
    delivered_on: date
    reference: str = ""


def issue(sale: Sale, *, now: datetime) -> Invoice:
    """Make the invoice; call inside the transaction that issues it, or there will be a gap.

    The series is a row of the database: it is locked by the update that counts it up, and goes
    back with the transaction. Raises `SellerNotKnown`, `VatInKroner` and `NothingToInvoice`.
    """
    agency = agency_details()
    if not agency.may_invoice:
        raise SellerNotKnown
    day = timezone.localdate(now)
    return _write(
        sale,
        agency=agency,
        now=now,
        due_on=day + timedelta(days=agency.payment_days),
        buyer=buyer_of(sale.customer).to_json(),
        reference=sale.reference or usual_reference(sale.customer),
    )


def usual_reference(customer: Customer) -> str:
    """What the customer wants to find on every invoice, if he has said so."""
    details = InvoiceDetails.objects.filter(customer=customer).first()
    return details.reference if details else ""


def issue_credit(invoice: Invoice, sale: Sale, *, now: datetime) -> Invoice:
    """Make the credit note of the whole of `invoice`; as `issue`."""
    return _write(
        sale,
        agency=agency_details(),
        now=now,
        due_on=timezone.localdate(now),
        buyer=invoice.buyer,
        seller=invoice.seller,
        reference=invoice.reference,
        credits=invoice,
        status=InvoiceStatus.CREDIT_NOTE,
    )


def _write(sale: Sale, *, agency: AgencyDetails, now: datetime, **fields: Any) -> Invoice:
    found, day = sale.calculation, timezone.localdate(now)
    if not found.net.minor:
        raise NothingToInvoice
    if found.vat.kind == VatClass.STANDARD and found.currency != "NOK":
        raise VatInKroner
    number = next_number(SERIES) + agency.first_number - 1
    seller = {"party": seller_of(agency).to_json(), "bank_account": agency.bank_account}
    is_credit = "credits" in fields
    fields.setdefault("seller", seller)
    invoice = Invoice.objects.create(
        number=number,
        customer=sale.customer,
        order_number=sale.order_number,
        language=sale.customer.account.language,
        currency=found.currency,
        vat_class=found.vat.kind,
        vat_rate=found.vat.rate,
        rule=found.rule,
        net=found.net.minor,
        tax=found.tax.minor,
        kid="" if is_credit else kid_of(number, KidRule(agency.kid_rule)),
        delivered_on=sale.delivered_on,
        issued_on=day,
        issued_at=now,
        kept_until=bookkeeping_ends(day),
        erase_after=erase_after(day),
        **fields,
    )
    keep_lines(found.lines, invoice=invoice)
    enqueue(PDF, invoice.pk, at=now)
    return invoice
