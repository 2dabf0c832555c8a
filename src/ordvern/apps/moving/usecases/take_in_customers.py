"""A list of customers comes onto the register, all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.usecases.add_contact import contact_added
from ordvern.apps.customers.usecases.keep_invoice_details import invoicing_kept
from ordvern.apps.customers.usecases.register_customer import entered
from ordvern.apps.files.models import StoredFile
from ordvern.apps.moving.declaring import Declaration, check_declared
from ordvern.apps.moving.handing import used_up
from ordvern.apps.moving.known import Entry, known_customers, on_day
from ordvern.apps.moving.models import TakenIn


@transaction.atomic(durable=True)
def take_in_customers(
    file: StoredFile,
    *,
    entries: Sequence[Entry],
    declared: Declaration,
    actor: Actor,
    now: datetime,
) -> TakenIn:
    """Enter each as the desk enters one, with an entry of the log for each; the file goes.

    Raises `NotDeclared`, and `NotAllowedNow` if the file has gone, or one of them is known by now.
    """
    check_declared(declared)
    if any(known_customers(entries)):
        raise NotAllowedNow(f"take_in_customers: storedfile:{file.pk}")
    used_up(file, now=now)
    for entry in entries:
        _enter(entry, actor=actor, now=now)
    taken = TakenIn.objects.create(
        of=TakenIn.Of.CUSTOMERS, ground=declared.ground, rows=len(entries), at=now
    )
    record("customer.list_taken_in", subject=taken, actor=actor, at=now)
    return taken


def _enter(entry: Entry, *, actor: Actor, now: datetime) -> None:
    since = on_day(entry.last_order, now)
    customer = entered(entry.contact, actor=actor, now=now, since=since)
    if entry.invoicing:
        invoicing_kept(customer, invoicing=entry.invoicing, actor=actor, now=now)
    if entry.ask_for:
        contact_added(customer, name=entry.ask_for, email="", phone="", actor=actor, now=now)
