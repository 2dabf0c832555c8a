"""Files that could not be read are looked through once more, before work and not after."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.screen_again import screen_again
from tests.cast import HARMLESS, work


def test_only_what_was_not_read_is_read_again(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS, b"%PDF-1.7 cut off")
    before = {file.pk: file.screening.pk for file in order.folder.files.working()}

    screen_again(order, actor=siri, now=now)
    work()

    order.refresh_from_db()
    after = {file.pk: file.screening.pk for file in order.folder.files.working()}
    assert order.status == Status.AWAITING_DECISION
    assert len(set(before.values()) & set(after.values())) == 1


def test_a_released_order_stays_as_it_is(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)

    with pytest.raises(NotAllowedNow):
        screen_again(order, actor=siri, now=now)
