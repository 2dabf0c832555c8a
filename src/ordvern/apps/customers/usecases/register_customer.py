"""Staff enter a customer who called, wrote or came in."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import Customer


@transaction.atomic(durable=True)
def register_customer(contact: Contact, *, actor: Actor, now: datetime) -> Customer:
    """The entry with these details, made if it is not there. Raises `NotACustomersAddress`."""
    return entered(contact, actor=actor, now=now)


def entered(
    contact: Contact, *, actor: Actor, now: datetime, since: datetime | None = None
) -> Customer:
    """As `register_customer`, inside the transaction of whoever enters many; `since` is when he
    last ordered, from which it counts how long he is kept, if that was elsewhere."""
    customer = register(contact, now=since or now)
    record("customer.registered", subject=customer, actor=actor, at=now)
    return customer
