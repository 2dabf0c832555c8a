"""Contact details are put right, by the customer himself or by staff whom he has told."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer


@dataclass(frozen=True, slots=True)
class Details:
    """The contact details of an entry; the e-mail address is the account's and stays."""

    name: str
    address: str = ""
    phone: str = ""
    kind: str = Customer.Kind.PERSON


@transaction.atomic(durable=True)
def correct_details(customer: Customer, *, details: Details, actor: Actor, now: datetime) -> None:
    """Replace the details; what stood there is not kept. Raises `NotAllowedNow` once erased."""
    changed = Customer.objects.standing().filter(pk=customer.pk)
    if not changed.update(
        name=details.name.strip(),
        address=details.address.strip(),
        phone=details.phone.strip(),
        kind=details.kind,
    ):
        raise NotAllowedNow(f"correct_details: customer:{customer.pk}")
    record("customer.corrected", subject=customer, actor=actor, at=now)
    customer.refresh_from_db()
