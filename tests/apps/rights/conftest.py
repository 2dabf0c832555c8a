"""Kari's orders and cases."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.intake.words import Sender
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from tests.cast import HARMLESS, KARI, Submit

WORDS = "Hvilke opplysninger har dere om meg?"


@pytest.fixture
def order(submit: Submit) -> Order:
    return submit(HARMLESS)


@pytest.fixture
def kari(order: Order) -> Customer:
    return order.customer


@pytest.fixture
def asked(kari: Customer, now: datetime) -> Callable[..., Case]:
    """Kari asks on her pages, or somebody does by e-mail in her name."""

    def ask(kind: str, *, by_mail: Actor | None = None, at: datetime | None = None) -> Case:
        sender = Sender("Kari Lunde", KARI.email)
        channel = Case.Channel.EMAIL if by_mail else Case.Channel.PORTAL
        actor = by_mail or kari.account.actor
        wanted = Asked(kind, channel, WORDS, sender)
        return open_case(kari, asked=wanted, actor=actor, now=now, received_at=at)

    return ask
