"""Whoever decides first about an order that is closed to others is on it from then on."""

from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.duties import Power
from ordvern.apps.files.need_to_know import is_closed
from ordvern.apps.files.people import FolderPerson

from .models import Order


def take_charge(order: Order, *, actor: Actor, now: datetime) -> None:
    """Call inside the transaction of the decision; nothing changes if somebody is on it."""
    if actor.account is None:
        return
    people = FolderPerson.objects.standing().filter(folder=order.folder_id)
    if not actor.may(Power.RUN_ORDERS) or not is_closed(order.folder) or people.exists():
        return
    person = FolderPerson.objects.create(
        folder_id=order.folder_id,
        account_id=actor.account,
        added_by=actor.account,
        added_at=now,
    )
    record("order.person_added", subject=person, actor=actor, at=now)
