"""Somebody of the staff is put on an order: what is closed to the others is open to him."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order

ON_ORDERS = frozenset({Duty.PROJECT_MANAGER, Duty.TRANSLATOR, Duty.OWNER})


@transaction.atomic(durable=True)
def put_on_order(order: Order, *, account: User, actor: Actor, now: datetime) -> None:
    """Nothing changes for somebody who is on it already. Raises `NotAllowedNow` for an account
    that is shut, or of whose duties none is about orders."""
    place(order, account=account, actor=actor, now=now)


def place(order: Order, *, account: User, actor: Actor, now: datetime) -> None:
    """As `put_on_order`, inside the transaction of whoever calls."""
    is_staff = account.is_active and account.role == Role.STAFF
    if not is_staff or not account.duties & ON_ORDERS:
        raise NotAllowedNow(f"put_on_order: order:{order.pk}")
    person, is_new = FolderPerson.objects.standing().get_or_create(
        folder_id=order.folder_id,
        account=account,
        ended_at=None,
        defaults={"added_by": actor.account, "added_at": now},
    )
    if is_new:
        record("order.person_added", subject=person, actor=actor, at=now)
