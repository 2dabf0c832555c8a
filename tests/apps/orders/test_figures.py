"""The figures of the desk: orders by week and risk, hours to a quote, what is due."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.figures import due_by_day, hours_to_quote, mondays, received_by_week
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import Asked, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.detection import RiskClass
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS, SENSITIVE

TODAY = date(2026, 11, 25)  # a Wednesday


def received(order: Order, at: datetime) -> Order:
    Order.objects.filter(pk=order.pk).update(received_at=at)
    return order


def test_weeks_begin_on_mondays_also_over_the_new_year() -> None:
    assert mondays(date(2027, 1, 1), 2) == [date(2026, 12, 21), date(2026, 12, 28)]


def test_an_order_counts_under_its_gravest_risk(screened: Callable[..., Order]) -> None:
    received(screened(HARMLESS, SENSITIVE), datetime(2026, 11, 23, 9, tzinfo=UTC))
    received(screened(HARMLESS), datetime(2026, 11, 17, 9, tzinfo=UTC))
    received(screened(HARMLESS), datetime(2026, 11, 1, 9, tzinfo=UTC))
    weeks = mondays(TODAY, 2)

    found = received_by_week(Order.objects.all(), weeks)

    assert found == {
        date(2026, 11, 16): Counter({RiskClass.NONE: 1}),
        date(2026, 11, 23): Counter({RiskClass.SENSITIVE: 1}),
    }


def test_a_week_ends_at_midnight_in_norway(screened: Callable[..., Order]) -> None:
    """Half past eleven on Sunday evening in UTC is Monday here."""
    received(screened(HARMLESS), datetime(2026, 11, 22, 23, 30, tzinfo=UTC))

    found = received_by_week(Order.objects.all(), mondays(TODAY, 2))

    assert [sum(counts.values()) for counts in found.values()] == [0, 1]


def test_what_was_not_looked_through_is_counted_apart(submit: Callable[..., Order]) -> None:
    received(submit(HARMLESS), datetime(2026, 11, 24, 9, tzinfo=UTC))

    (found,) = received_by_week(Order.objects.all(), mondays(TODAY, 1)).values()

    assert found == Counter({None: 1})


@pytest.mark.parametrize("hours", [[2], [2, 10, 4]])
def test_the_median_of_the_hours_to_a_quote(
    screened: Callable[..., Order], siri: Actor, hours: list[int]
) -> None:
    open_list()
    set_agency(quote_first=True)
    now = timezone.now()
    for each in hours:
        order = screened(HARMLESS)
        clear_for_work(order, actor=siri, now=now)
        found = proposal(order, Asked(), day=timezone.localdate(now))
        until = timezone.localdate(now) + timedelta(days=14)
        send_quote(order, calculation=found, valid_until=until, actor=siri, now=now)
        received(order, now - timedelta(hours=each))

    (median,) = hours_to_quote(Quote.objects.all(), mondays(timezone.localdate(now), 1)).values()

    assert median == pytest.approx(sorted(hours)[len(hours) // 2])


def test_due_and_late_but_not_what_is_delivered(screened: Callable[..., Order]) -> None:
    days = [TODAY, TODAY + timedelta(days=3), TODAY - timedelta(days=1), TODAY + timedelta(days=14)]
    for day in days:
        Order.objects.filter(pk=screened(HARMLESS).pk).update(wanted_on=day)
    gone = screened(HARMLESS)
    Order.objects.filter(pk=gone.pk).update(wanted_on=TODAY, status=Status.DELIVERED)

    due, late = due_by_day(Order.objects.all(), TODAY, 14)

    assert due == Counter({TODAY: 1, TODAY + timedelta(days=3): 1})
    assert late == 1
