"""A sales document as a plain value: what the page, the PDF and the e-invoice are made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ordvern.apps.customers.models import Customer, InvoiceDetails

from .calculation import Calculation
from .models import AgencyDetails, Invoice
from .numbers import iban_of
from .papers import calculation_of, terms_of

TOWN = re.compile(r"(.*?)[\s,]+(?:NO?-)?([0-9]{4})\s+([^0-9,]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Party:
    """A seller or a buyer as an invoice names it; `organisation_number` has nine digits."""

    name: str
    organisation_number: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "NO"
    in_vat_register: bool = False

    def to_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> "Party":
        texts = {name: str(kept[name]) for name in cls.__slots__ if name != "in_vat_register"}
        return cls(**texts, in_vat_register=bool(kept["in_vat_register"]))

    @property
    def vat_number(self) -> str:
        """``NO`` nine digits ``MVA`` for those in the register; otherwise nothing."""
        return f"NO{self.organisation_number}MVA" if self.in_vat_register else ""


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice, or the credit note of the invoice `takes_back` (its number and its day)."""

    number: int
    order_number: str
    seller: Party
    buyer: Party
    calculation: Calculation
    issued_on: date
    due_on: date
    delivered_on: date
    bank_account: str
    reference: str = ""
    kid: str = ""
    takes_back: tuple[int, date] | None = None

    @property
    def iban(self) -> str:
        return iban_of(self.bank_account) if self.bank_account else ""


def seller_of(agency: AgencyDetails) -> Party:
    return Party(
        name=agency.name,
        organisation_number=agency.organisation_number,
        in_vat_register=agency.in_vat_register,
        street=agency.street,
        postal_code=agency.postal_code,
        city=agency.city,
        country=agency.country,
    )


def buyer_of(customer: Customer) -> Party:
    """The customer with his invoice details, as far as he has given any."""
    details = InvoiceDetails.objects.filter(customer=customer).first()
    address = (details.address if details else "") or customer.address
    street, postal_code, city = parts_of(address)
    return Party(
        name=customer.name,
        organisation_number=details.organisation_number if details else "",
        street=street,
        postal_code=postal_code,
        city=city,
        country=terms_of(customer).country,
    )


def parts_of(address: str) -> tuple[str, str, str]:
    """Street, postal code and town of an address in one line; all is street if it has no such
    end: ``Havnegata 1, 9008 Tromsø``."""
    found = TOWN.fullmatch(address.strip())
    return (found[1], found[2], found[3]) if found else (address.strip(), "", "")


def bill_of(invoice: Invoice) -> Bill:
    """The invoice as it was issued."""
    first = invoice.credits
    return Bill(
        number=invoice.number,
        order_number=invoice.order_number,
        seller=Party.from_json(invoice.seller["party"]),
        buyer=Party.from_json(invoice.buyer),
        calculation=calculation_of(invoice),
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        delivered_on=invoice.delivered_on,
        bank_account=invoice.seller["bank_account"],
        reference=invoice.reference,
        kid=invoice.kid,
        takes_back=(first.number, first.issued_on) if first else None,
    )
