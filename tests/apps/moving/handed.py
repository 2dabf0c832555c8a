"""Lists that staff have handed in and take in."""

from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.contact import Contact
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.moving.declaring import Declaration
from ordvern.apps.moving.known import Entry
from ordvern.apps.moving.models import TakenIn
from ordvern.apps.moving.usecases.hand_in_list import hand_in_list
from ordvern.apps.moving.usecases.take_in_customers import take_in_customers

DECLARED = Declaration("contract", came_from_themselves=True)


def handed_in(
    actor: Actor, now: datetime, of: TakenIn.Of = TakenIn.Of.CUSTOMERS, content: bytes = b"Navn"
) -> StoredFile:
    folder = new_folder(now=now)
    deposit = put_bytes(folder, content, name="liste.csv")
    return hand_in_list(folder, deposit=deposit, of=of, actor=actor, now=now)


def take_in(actor: Actor, now: datetime, *contacts: Contact) -> TakenIn:
    """A list of these customers, taken in at once."""
    entries = [Entry(contact) for contact in contacts]
    file = handed_in(actor, now)
    return take_in_customers(file, entries=entries, declared=DECLARED, actor=actor, now=now)
