"""Breaches for the tests of the registers."""

from datetime import datetime

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.models import Breach, TextField
from ordvern.apps.registers.severity import Context, Ease, Loss, Weighing
from ordvern.apps.registers.usecases.describe_breach import Description, describe_breach
from ordvern.apps.registers.usecases.open_breach import Beginning, open_breach
from ordvern.apps.registers.usecases.weigh_breach import Decision, weigh_breach

HIGH = Weighing(Context.SENSITIVE, Ease.MAXIMUM, confidentiality=Loss.PARTLY)
LOW = Weighing(Context.SIMPLE, Ease.LIMITED)


@pytest.fixture
def breach(ingrid: Actor, now: datetime) -> Breach:
    """A case known since now, about no order yet."""
    return open_breach(Beginning(now, Breach.FoundBy.STAFF), actor=ingrid, now=now)


def describe(
    breach: Breach,
    *orders: Order,
    actor: Actor,
    known_at: datetime | None = None,
    **texts: str,
) -> None:
    description = Description(
        cause=Breach.Cause.WRONG_RECIPIENT,
        found_by=breach.found_by,
        known_at=known_at or breach.known_at,
        began_at=None,
        ended_at=None,
        about=Breach.About.CUSTOMERS,
        persons=3,
        orders=[order.number for order in orders],
        texts={TextField(field): words for field, words in texts.items()},
    )
    describe_breach(breach, description=description, actor=actor, now=timezone.now())


def weigh(
    breach: Breach,
    weighing: Weighing = HIGH,
    *,
    actor: Actor,
    report: bool = True,
    tell: bool = True,
) -> None:
    decision = Decision(report, tell)
    weigh_breach(breach, weighing=weighing, decision=decision, actor=actor, now=timezone.now())
