"""Writes down what is known of a breach: facts in fields, words sealed under its key."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import seal
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.models import Breach, BreachText, TextField
from ordvern.apps.registers.states import BreachStatus


@dataclass(frozen=True, slots=True)
class Description:
    """All fields of the case; `texts` by the name of the field, `orders` by their numbers."""

    cause: str
    found_by: str
    known_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    about: str
    persons: int | None
    orders: Collection[str]
    texts: Mapping[TextField, str]


class NoSuchOrder(Exception):
    """An order number that is none; `numbers` are those."""

    def __init__(self, numbers: Collection[str]) -> None:
        super().__init__(f"{len(numbers)} order numbers are unknown")
        self.numbers = sorted(numbers)


@transaction.atomic(durable=True)
def describe_breach(
    breach: Breach, *, description: Description, actor: Actor, now: datetime
) -> None:
    """Keep the fields, and those texts that differ from the newest. The clock cannot be moved to
    a later start. Raises `NoSuchOrder`; `NotAllowedNow` if it is closed or the clock would move."""
    if breach.known_at < description.known_at:
        raise NotAllowedNow(f"describe_breach: breach:{breach.pk}")
    orders = Order.objects.visible_to(actor).filter(number__in=description.orders)
    if unknown := set(description.orders) - {order.number for order in orders}:
        raise NoSuchOrder(unknown)
    standing = Breach.objects.filter(pk=breach.pk).exclude(status=BreachStatus.CLOSED)
    names = ("cause", "found_by", "known_at", "began_at", "ended_at", "about", "persons")
    if not standing.update(**{name: getattr(description, name) for name in names}):
        raise NotAllowedNow(f"describe_breach: breach:{breach.pk}")
    breach.orders.set(orders)
    write_texts(breach, description.texts, actor=actor, now=now)
    breach.refresh_from_db()
    record("breach.described", subject=breach, actor=actor, at=now)


def write_texts(
    breach: Breach, texts: Mapping[TextField, str], *, actor: Actor, now: datetime
) -> None:
    """Keep the texts that differ from what stands there; call inside a transaction."""
    standing = breach.texts_now()
    for field, words in texts.items():
        if words != standing.get(field, ""):
            BreachText.objects.create(
                breach=breach,
                field=field,
                sealed=seal(breach.folder_id, words.encode()),
                written_at=now,
                written_by=actor.account or 0,
            )
