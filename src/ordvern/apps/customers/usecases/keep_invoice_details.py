"""What an invoice to a customer needs is written down or put right."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer, InvoiceDetails
from ordvern.apps.customers.organisation_number import digits_of, is_organisation_number


class NotAnOrganisationNumber(Exception):
    """The digits do not end in their check digit."""


@dataclass(frozen=True, slots=True)
class Invoicing:
    """Where and how invoices go; empty fields mean the contact details."""

    organisation_number: str = ""
    reference: str = ""
    address: str = ""
    email: str = ""
    sent: str = InvoiceDetails.Sent.EMAIL


@transaction.atomic(durable=True)
def keep_invoice_details(
    customer: Customer, *, invoicing: Invoicing, actor: Actor, now: datetime
) -> InvoiceDetails:
    """Raises `NotAnOrganisationNumber`, and `NotAllowedNow` once the entry is erased."""
    return invoicing_kept(customer, invoicing=invoicing, actor=actor, now=now)


def invoicing_kept(
    customer: Customer, *, invoicing: Invoicing, actor: Actor, now: datetime
) -> InvoiceDetails:
    """As `keep_invoice_details`, inside the transaction of whoever enters many."""
    digits = digits_of(invoicing.organisation_number)
    if digits and not is_organisation_number(digits):
        raise NotAnOrganisationNumber
    if not Customer.objects.standing().filter(pk=customer.pk).exists():
        raise NotAllowedNow(f"keep_invoice_details: customer:{customer.pk}")
    details, _made = InvoiceDetails.objects.update_or_create(
        customer=customer,
        defaults={
            "organisation_number": digits,
            "reference": invoicing.reference.strip(),
            "address": invoicing.address.strip(),
            "email": invoicing.email.strip(),
            "sent": invoicing.sent,
        },
    )
    record("customer.invoicing_changed", subject=customer, actor=actor, at=now)
    return details
