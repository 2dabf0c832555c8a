"""One guarded update decides who moves a record."""

from collections.abc import Callable

import pytest

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import ORDER_STEPS, SETTLE_SCREENING, WITHDRAW, Status
from ordvern.apps.orders.usecases.erase_files import withdraw
from tests.at_once import at_once
from tests.cast import customer_of


def test_moves_from_a_source_state(submit: Callable[..., Order]) -> None:
    order = submit("tekst")

    move(order, SETTLE_SCREENING)

    assert order.status == Status.AWAITING_DECISION


def test_refuses_from_any_other_state(submit: Callable[..., Order]) -> None:
    order = submit("tekst")
    move(order, WITHDRAW)

    with pytest.raises(NotAllowedNow):
        move(order, SETTLE_SCREENING)


def test_every_state_but_the_first_can_be_reached() -> None:
    reached = {step.target for step in ORDER_STEPS}

    assert reached == {str(status) for status in Status}


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_time_exactly_one_succeeds(
    now: object, submit: Callable[..., Order]
) -> None:
    order = submit("tekst")

    def press() -> None:
        withdraw(Order.objects.get(pk=order.pk), actor=customer_of(order), now=now)

    assert at_once(*[press] * 8) == ["NotAllowedNow"] * 7 + ["done"]
    assert AuditEvent.objects.filter(verb="order.withdrawn").count() == 1
