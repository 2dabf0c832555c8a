"""Finds or makes the register entry that a request belongs to."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress

from ordvern.apps.core.actors import Role
from ordvern.apps.core.emptying import address_of_nobody
from ordvern.apps.core.models import User

from .models import Customer


@dataclass(frozen=True, slots=True)
class Contact:
    """What somebody who asks for a quote says of himself."""

    name: str
    email: str
    address: str = ""
    phone: str = ""
    kind: str = Customer.Kind.PERSON
    language: str = "nb"


class NotACustomersAddress(Exception):
    """The e-mail address belongs to an account of the agency or of a partner."""


def register(contact: Contact, *, now: datetime) -> Customer:
    """The entry with exactly these details, made if it is not there.

    Without an e-mail address the account is one that nobody can enter and no mail goes to.

    Raises `NotACustomersAddress` if the address is that of staff or a partner.
    """
    email = contact.email.strip().lower() or address_of_nobody()
    account = User.objects.filter(email=email).first()
    if account is None:
        account = User.objects.create_user(email, role=Role.CUSTOMER, language=contact.language)
        # Unproven until its owner signs in with a code sent there; without this entry that code
        # would prove nothing, and a second one would be asked for.
        EmailAddress.objects.create(user=account, email=email, primary=True, verified=False)
    if account.role != Role.CUSTOMER:
        raise NotACustomersAddress
    details = {
        "kind": contact.kind,
        "name": contact.name.strip(),
        "address": contact.address.strip(),
        "phone": contact.phone.strip(),
    }
    standing = Customer.objects.standing()
    known = standing.filter(account=account, **details).order_by("pk").first()
    return known or Customer.objects.create(account=account, registered_at=now, **details)
