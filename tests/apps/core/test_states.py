"""One guarded update decides who moves a record."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import ORDER_STEPS, SETTLE_SCREENING, WITHDRAW, Status
from ordvern.apps.orders.usecases.erase_files import withdraw
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
    outcomes: list[str] = []

    def press() -> None:
        try:
            withdraw(Order.objects.get(pk=order.pk), actor=customer_of(order), now=now)
            outcomes.append("done")
        except NotAllowedNow:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done"] + ["refused"] * 7
    assert AuditEvent.objects.filter(verb="order.withdrawn").count() == 1
