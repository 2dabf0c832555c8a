"""Somebody whom an organisation had named is not its contact any more: the entry goes."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import ContactPerson


@transaction.atomic(durable=True)
def remove_contact(contact: ContactPerson, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if it is gone already."""
    gone, _rows = ContactPerson.objects.filter(pk=contact.pk).delete()
    if not gone:
        raise NotAllowedNow(f"remove_contact: contactperson:{contact.pk}")
    record("customer.contact_removed", subject=contact.customer, actor=actor, at=now)
