"""S58: nothing sensitive goes to work before the customer has answered."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.clear_for_work import GroundDoesNotFit, clear_for_work
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.statement.promises.asked_to_redact import breaches
from ordvern.text import Category
from tests.cast import SENSITIVE, customer_of


def test_kept(screened: Callable[..., Order], siri: Actor, now: datetime) -> None:
    order = screened(SENSITIVE)
    ask_to_redact(order, categories=[Category.HEALTH], actor=siri, now=now)
    instruct_to_go_on(order, actor=customer_of(order), now=now)
    clear_for_work(order, actor=siri, now=now)

    assert list(breaches(now)) == []


def test_breach_is_seen(screened: Callable[..., Order], now: datetime) -> None:
    order = screened(SENSITIVE)
    Order.objects.update(status=Status.RELEASED)

    assert list(breaches(now)) == [f"order:{order.pk}"]


def test_the_short_cut_is_refused(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    with pytest.raises(GroundDoesNotFit):
        clear_for_work(screened(SENSITIVE), read_by_hand=True, actor=siri, now=now)
