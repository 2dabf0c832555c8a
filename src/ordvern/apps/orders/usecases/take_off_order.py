"""Somebody of the staff is taken off an order, and sees it no more than others do."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order


@transaction.atomic(durable=True)
def take_off_order(order: Order, *, account: User, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` for somebody who is not on it."""
    places = FolderPerson.objects.standing().select_for_update()
    person = places.filter(folder=order.folder_id, account=account).first()
    if person is None:
        raise NotAllowedNow(f"take_off_order: order:{order.pk}")
    person.ended_at = now
    person.save(update_fields=["ended_at"])
    record("order.person_removed", subject=person, actor=actor, at=now)
