"""Enters what an authority asks for, and keeps what it asks for from being deleted meanwhile."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import name_of, record
from ordvern.apps.core.models import next_number
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.place_hold import keep_hold

from .describe_breach import NoSuchOrder

SEQUENCE = "disclosure"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what. `ground` is the law that the authority names, `orders` their numbers."""

    kind: Disclosure.Kind
    authority: str
    ground: str
    asked_at: datetime
    orders: Collection[str]
    reference: str = ""


@transaction.atomic(durable=True)
def register_disclosure(
    asked: Asked, *, hold_until: date | None = None, actor: Actor, now: datetime
) -> Disclosure:
    """The entry; with `hold_until` a hold stands on each of the orders until then.

    Raises `NotAllowedNow` for others than officers, `NoSuchOrder`, and `EndNotSensible` for a hold
    that ends in the past or lasts longer than two years.
    """
    if actor.kind is not ActorKind.OFFICER or asked.asked_at > now:
        raise NotAllowedNow("register_disclosure")
    orders = Order.objects.visible_to(actor).filter(number__in=asked.orders)
    if unknown := set(asked.orders) - {order.number for order in orders}:
        raise NoSuchOrder(unknown)
    made = Disclosure.objects.create(
        number=f"M-{next_number(SEQUENCE)}",
        kind=asked.kind,
        authority=asked.authority.strip(),
        reference=asked.reference.strip(),
        ground=asked.ground.strip(),
        asked_at=asked.asked_at,
        entered_at=now,
        entered_by=actor.account or 0,
    )
    made.orders.set(orders)
    if hold_until is not None:
        for order in orders:
            keep_hold(
                name_of(order),
                ground=Hold.Ground.INSPECTION,
                until=hold_until,
                reference=made.number,
                actor=actor,
                now=now,
            )
    record("disclosure.registered", subject=made, actor=actor, at=now)
    return made
