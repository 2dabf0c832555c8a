"""A quote or an invoice as people read it: a PDF/A by typst, in the reader's language."""

import json
from datetime import date
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from .bill import Bill, Party, bill_of, seller_of
from .calculation import Calculation, Line
from .models import Invoice, Quote
from .money import Money
from .papers import agency_details, calculation_of
from .vat import REASONS
from .wording import name_of, unit_of

LAYOUT = Path(__file__).parent / "paper.typ"


def invoice_pdf(invoice: Invoice) -> bytes:
    """The invoice or credit note, for keeping: the same bytes whenever it is made."""
    with translation.override(invoice.language):
        return _printed(_invoice_words(bill_of(invoice)), int(invoice.issued_at.timestamp()))


def pdf_of(invoice: Invoice) -> bytes:
    """As it was stored, or made now if the worker has not come to it."""
    return bytes(invoice.pdf) if invoice.pdf else invoice_pdf(invoice)


def quote_pdf(quote: Quote, *, language: str) -> bytes:
    with translation.override(language):
        return _printed(_quote_words(quote), int(quote.sent_at.timestamp()))


def shown_money(amount: Money) -> str:
    """For instance "NOK 1 234,50" in the language that is active."""
    return f"{amount.currency} {number_format(amount.amount, 2, force_grouping=True)}"


def _printed(words: dict[str, Any], timestamp: int) -> bytes:
    pdf = typst.compile(
        str(LAYOUT),
        format="pdf",
        pdf_standards=["a-3b"],
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
        timestamp=timestamp,
    )
    return bytes(pdf)


def _invoice_words(bill: Bill) -> dict[str, Any]:
    first = bill.takes_back
    title = _("Credit note") if first else _("Invoice")
    to_pay = [
        (_("To pay"), shown_money(bill.calculation.gross)),
        (_("To pay by"), _day(bill.due_on)),
        (_("Account"), _grouped(bill.bank_account, 4, 2, 5)),
        (_("KID"), bill.kid),
    ]
    facts = [
        (_("Number"), str(bill.number)),
        (_("Takes back invoice"), f"{first[0]} ({_day(first[1])})" if first else ""),
        (_("Date"), _day(bill.issued_on)),
        (_("Order"), bill.order_number),
        (_("Delivered"), _day(bill.delivered_on)),
        (_("Place of delivery"), _("electronically")),
        (_("Your reference"), bill.reference),
    ]
    words = _words(f"{title} {bill.number}", bill.seller, bill.buyer, facts, bill.calculation)
    return words | {"pay": [] if first else [row for row in to_pay if row[1]]}


def _quote_words(quote: Quote) -> dict[str, Any]:
    facts = [
        (_("Quote"), quote.title),
        (_("Date"), _day(timezone.localdate(quote.sent_at))),
        (_("Stands until"), _day(quote.valid_until)),
        (_("Obligation"), _("none, until you accept")),
    ]
    title = _("Quote %(number)s") % {"number": quote.title}
    buyer = Party(name=quote.customer.name, street=quote.customer.address)
    return _words(title, seller_of(agency_details()), buyer, facts, calculation_of(quote))


def _words(
    title: str,
    seller: Party,
    buyer: Party,
    facts: list[tuple[str, str]],
    calculation: Calculation,
) -> dict[str, Any]:
    reason = REASONS.get(calculation.vat.kind)
    columns = [_("What"), _("Quantity"), _("Price"), _("Discount"), _("Amount")]
    rows = [_cells(line) for line in calculation.lines]
    if not any(line.discount for line in calculation.lines):
        columns, rows = _without_discount(columns), [_without_discount(row) for row in rows]
    tax = _("VAT %(rate)s %%") % {"rate": _number(calculation.vat.rate)}
    return {
        "language": translation.get_language() or "nb",
        "title": title,
        "seller": [seller.name, *_address(seller), _registered(seller)],
        "contact": " · ".join(filter(None, (settings.AGENCY["phone"], settings.AGENCY["email"]))),
        "buyer": [buyer.name, *_address(buyer), _registered(buyer)],
        "facts": [fact for fact in facts if fact[1]],
        "pay": [],
        "head": columns,
        "lines": rows,
        "sums": [
            [_("Without VAT"), shown_money(calculation.net)],
            [tax, shown_money(calculation.tax)],
            [_("In all"), shown_money(calculation.gross)],
        ],
        "reason": str(reason) if reason else "",
    }


def _cells(line: Line) -> list[str]:
    return [
        name_of(line),
        f"{_number(line.quantity)} {unit_of(line)}",
        _number(line.unit_price),
        f"{_number(line.discount)} %" if line.discount else "",
        number_format(line.net.amount, 2, force_grouping=True),
    ]


def _without_discount(row: list[str]) -> list[str]:
    return row[:3] + row[4:]


def _address(party: Party) -> list[str]:
    town = " ".join(filter(None, (party.postal_code, party.city)))
    country = party.country if party.country != "NO" else ""
    return [part for part in (party.street, town, country) if part]


def _registered(party: Party) -> str:
    if not party.organisation_number or party.country != "NO":
        return party.organisation_number
    mva = " MVA" if party.in_vat_register else ""
    number = _grouped(party.organisation_number, 3, 3, 3)
    return _("Org. no. %(number)s") % {"number": f"NO {number}{mva}"}


def _grouped(number: str, *sizes: int) -> str:
    """Digits in groups, as Norwegians read them: "8601 11 17947"; another number as it is."""
    if not number.isdigit() or len(number) != sum(sizes):
        return number
    ends = list(accumulate(sizes))
    return " ".join(number[end - size : end] for end, size in zip(ends, sizes, strict=True))


def _number(value: Decimal) -> str:
    places = max(0, -int(value.normalize().as_tuple().exponent))
    return number_format(value, max(places, 2) if places else 0, force_grouping=True)


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
