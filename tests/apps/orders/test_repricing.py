"""A quote of an interpreting that was moved is told as such, and sent anew by its own prices."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.services import Unit
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.interpreting import Interpreting, MovedBecause, MovedMeanwhile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import Asked, asked_for, proposal
from ordvern.apps.orders.repricing import OtherHours, quote_of_other_hours
from ordvern.apps.orders.usecases.answer_quote import accept_quote
from ordvern.apps.orders.usecases.invoice_as_shown import NotPriced, SumChanged, basis_of, seal_of
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.quote_anew import quote_anew
from ordvern.apps.orders.usecases.send_quote import send_quote
from tests.apps.orders.sitting import let_go, prices


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    """For an hour and forty minutes, which is two hours as they are paid."""
    return let_go(now, siri)


def quoted(order: Order, siri: Actor, now: datetime, found: Calculation | None = None) -> Quote:
    day = timezone.localdate(now)
    return send_quote(
        order,
        calculation=found or proposal(order, asked_for(order), day=day),
        valid_until=day + timedelta(days=14),
        actor=siri,
        now=now,
    )


def moved(
    order: Order, siri: Actor, now: datetime, *, minutes: int, days: int = 4
) -> OtherHours | None:
    begins = now + timedelta(days=days)
    because = MovedBecause.CUSTOMER
    fields = {"begins_at": begins, "minutes": minutes, "because": because}
    move_interpreting(order, **fields, actor=siri, now=now)
    return quote_of_other_hours(order, day=timezone.localdate(now))


def test_a_quote_of_another_length_is_told_with_its_price_anew(
    order: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)
    quote = quoted(order, siri, now)
    assert quote_of_other_hours(order, day=timezone.localdate(now)) is None

    found = moved(order, siri, now, minutes=150)

    assert found is not None
    assert found.anew is not None
    assert (found.quote, found.minutes) == (quote, 100)
    assert (found.was.net.amount, found.anew.net.amount) == (1600, 2000)


def test_moved_to_another_day_it_comes_to_the_same_and_back_again_there_is_nothing_to_tell(
    order: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)
    begins = order.interpreting.begins_at
    quoted(order, siri, now)

    found = moved(order, siri, now, minutes=100)
    assert found is not None
    assert found.costs_the_same

    because = MovedBecause.CORRECTED
    fields = {"begins_at": begins, "minutes": 100, "because": because}
    move_interpreting(order, **fields, actor=siri, now=now)
    assert quote_of_other_hours(order, day=timezone.localdate(now)) is None


def test_minimum_fee_and_rush_are_reckoned_again(order: Order, siri: Actor, now: datetime) -> None:
    prices(Unit.HOUR, 800, minimum=Decimal(1800), rush=Decimal(10))
    rushed = replace(asked_for(order), in_a_rush=True)
    found = proposal(order, rushed, day=timezone.localdate(now))
    assert found.net.amount == 1980
    quoted(order, siri, now, found)

    other = moved(order, siri, now, minutes=180)

    assert other is not None
    assert other.anew is not None
    assert other.anew.net.amount == Decimal(2640)


def test_hours_that_somebody_typed_are_left_to_a_person(
    order: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)
    asked = Asked(asked_for(order).item, hours=Decimal(5))
    quoted(order, siri, now, proposal(order, asked, day=timezone.localdate(now)))

    other = moved(order, siri, now, minutes=180)

    assert other is not None
    assert other.anew is None
    with pytest.raises(NotAllowedNow):
        quote_anew(order, seal="NOK 0", actor=siri, now=now)


def test_a_price_or_a_discount_that_somebody_typed_is_kept(
    order: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)
    usual = proposal(order, asked_for(order), day=timezone.localdate(now))
    lines = [replace(line, unit_price=Decimal(700), discount=Decimal(10)) for line in usual.lines]
    quoted(order, siri, now, replace(usual, lines=tuple(lines)))

    other = moved(order, siri, now, minutes=180)

    assert other is not None
    assert other.anew is not None
    assert other.anew.net.amount == Decimal(1890)


def test_it_is_sent_in_one_step_in_the_place_of_the_old_one(
    order: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)
    old = quoted(order, siri, now)
    other = moved(order, siri, now, minutes=150)
    assert other is not None
    assert other.anew is not None

    with pytest.raises(SumChanged):
        quote_anew(order, seal=seal_of(other.was), actor=siri, now=now)
    new = quote_anew(order, seal=seal_of(other.anew), actor=siri, now=now)

    old.refresh_from_db()
    assert old.status == QuoteStatus.REPLACED
    assert (new.version, calculation_of(new).net.amount) == (2, 2000)
    assert quote_of_other_hours(order, day=timezone.localdate(now)) is None


def test_an_accepted_price_of_other_hours_is_told(order: Order, siri: Actor, now: datetime) -> None:
    prices(Unit.HOUR, 800)
    accept_quote(quoted(order, siri, now), actor=siri, now=now)

    other = moved(order, siri, now, minutes=150)

    assert other is not None
    assert other.quote.status == QuoteStatus.ACCEPTED


@pytest.mark.parametrize(("minutes", "is_priced"), [(100, True), (150, False)])
def test_an_accepted_price_of_another_length_is_invoiced_by_a_person_alone(
    order: Order, siri: Actor, now: datetime, minutes: int, is_priced: bool
) -> None:
    """Moved to another day it costs the same, so that nobody need look at it."""
    prices(Unit.HOUR, 800)
    accept_quote(quoted(order, siri, now), actor=siri, now=now)
    moved(order, siri, now, minutes=minutes)
    day = timezone.localdate(now)

    if is_priced:
        assert basis_of(order, day=day).net.amount == 1600
        return
    with pytest.raises(NotPriced):
        basis_of(order, day=day)


def test_a_quote_reckoned_before_it_was_moved_is_not_sent(
    order: Order, siri: Actor, now: datetime
) -> None:
    """By whoever had the page open while somebody else moved it."""
    prices(Unit.HOUR, 800)
    found = proposal(order, asked_for(order), day=timezone.localdate(now))
    seen = Interpreting.objects.get().sequence
    moved(order, siri, now, minutes=150)

    until = timezone.localdate(now) + timedelta(days=14)
    fields = {"calculation": found, "valid_until": until, "actor": siri, "now": now}
    with pytest.raises(MovedMeanwhile):
        send_quote(order, **fields, sequence=seen)

    assert not Quote.objects.exists()
