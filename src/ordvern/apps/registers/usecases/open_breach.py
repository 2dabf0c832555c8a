"""Opens a case in the register of breaches, of an alarm or of what somebody has told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import new_folder
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.models import Breach

SEQUENCE = "breach"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known at first. `origin` names the alarm, empty if there was none."""

    known_at: datetime
    found_by: Breach.FoundBy
    origin: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    orders: Collection[UUID] = ()


def open_breach(beginning: Beginning, *, actor: Actor, now: datetime) -> Breach:
    """The case; the one that is there already if its alarm has become one. The clock runs from
    `known_at`. Raises `NotAllowedNow` for others than officers, and if that lies ahead."""
    if actor.kind is not ActorKind.OFFICER or beginning.known_at > now:
        raise NotAllowedNow("open_breach")
    try:
        return _opened(beginning, new_folder(now=now), actor=actor, now=now)
    except IntegrityError:
        return Breach.objects.exclude(origin="").get(origin=beginning.origin)


@transaction.atomic(durable=True)
def _opened(beginning: Beginning, folder: Folder, *, actor: Actor, now: datetime) -> Breach:
    breach = Breach.objects.create(
        number=f"A-{next_number(SEQUENCE)}",
        folder=folder,
        origin=beginning.origin,
        found_by=beginning.found_by,
        known_at=beginning.known_at,
        began_at=beginning.began_at,
        ended_at=beginning.ended_at,
        opened_at=now,
    )
    breach.orders.set(Order.objects.visible_to(actor).filter(pk__in=list(beginning.orders)))
    Folder.objects.filter(pk=folder.pk).update(erase_by=None)
    record("breach.opened", subject=breach, actor=actor, at=now)
    return breach
