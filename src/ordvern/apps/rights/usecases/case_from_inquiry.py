"""A letter that asks for a right becomes a case, with the clock that runs since it came."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import new_folder
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.words import message_of, sender_of
from ordvern.apps.rights.models import Case

from .open_case import Asked, keep_case


def case_from_inquiry(inquiry: Inquiry, *, kind: str, actor: Actor, now: datetime) -> Case:
    """Make the case; the letter is erased, its words go on under the case's key.

    The customer is the one whose registered address the sender claims: that he is it must still be
    shown. Raises `NotAllowedNow` if it was made already, or the letter put aside.
    """
    sender = sender_of(inquiry)
    asked = Asked(kind, inquiry.channel, message_of(inquiry), sender, inquiry.language)
    return _make(inquiry, asked, new_folder(now=now), actor=actor, now=now)


@transaction.atomic(durable=True)
def _make(inquiry: Inquiry, asked: Asked, folder: Folder, *, actor: Actor, now: datetime) -> Case:
    open_ones = Inquiry.objects.rights().filter(pk=inquiry.pk)
    if not open_ones.update(closed_at=now):
        raise NotAllowedNow(f"case_from_inquiry: inquiry:{inquiry.pk}")
    address = asked.sender.address.strip().lower()
    standing = Customer.objects.standing()
    claimed = standing.filter(account__email=address).order_by("pk").first() if address else None
    customer = inquiry.customer or claimed
    case = keep_case(customer, folder, asked, inquiry.received_at, actor=actor, now=now)
    Case.objects.filter(pk=case.pk).update(inquiry=inquiry)
    schedule(inquiry.folder, at=now, now=now, asked=True)
    case.refresh_from_db()
    return case
