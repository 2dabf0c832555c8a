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
    customer = register(contact, now=now)
    record("customer.registered", subject=customer, actor=actor, at=now)
    return customer
