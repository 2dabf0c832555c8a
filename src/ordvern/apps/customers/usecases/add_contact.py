"""An organisation names somebody to talk with."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import ContactPerson, Customer


@transaction.atomic(durable=True)
def add_contact(
    customer: Customer, *, name: str, email: str, phone: str, actor: Actor, now: datetime
) -> ContactPerson:
    """Raises `NotAllowedNow` for a private person, or an entry that is erased."""
    return contact_added(customer, name=name, email=email, phone=phone, actor=actor, now=now)


def contact_added(
    customer: Customer, *, name: str, email: str, phone: str, actor: Actor, now: datetime
) -> ContactPerson:
    """As `add_contact`, inside the transaction of whoever enters many."""
    organisations = Customer.objects.standing().filter(kind=Customer.Kind.ORGANISATION)
    if not organisations.filter(pk=customer.pk).exists():
        raise NotAllowedNow(f"add_contact: customer:{customer.pk}")
    contact = ContactPerson.objects.create(
        customer=customer, name=name.strip(), email=email.strip(), phone=phone.strip()
    )
    record("customer.contact_added", subject=customer, actor=actor, at=now)
    return contact
