"""Clocks of orders at fixed moments: attestations, orders nobody confirms, price lists."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Invoice, PriceList
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.intake.deadlines import kept_for, one_month_after
from ordvern.apps.orders.models import Attestation, Order
from ordvern.apps.orders.usecases.ask_for_attestation import (
    ask_for_attestation,
    remind_of_attestation,
)
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.close_unconfirmed import close_unconfirmed
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.transfers.gate import Assessment, Confirmation
from tests.cast import HARMLESS

BEFORE_EASTER = datetime(2026, 3, 30, 12, tzinfo=OSLO)  # the Monday of the week of Easter


@pytest.fixture
def attestation(screened: Callable[..., Order], jean: Partner, siri: Actor) -> Attestation:
    """Asked of Jean on the Monday before Easter."""
    order, now = screened(HARMLESS), timezone.now()
    clear_for_work(order, actor=siri, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    ask_for_attestation(job, now=BEFORE_EASTER)
    return Attestation.objects.get()


def test_five_working_days_over_easter(attestation: Attestation) -> None:
    """31 March and 1 April, then 7, 8 and 9 April: Thursday to Monday are holidays."""
    assert attestation.due_on == date(2026, 4, 9)


def test_reminded_each_week_four_times(attestation: Attestation) -> None:
    day = datetime(2026, 4, 9, 23, 59, tzinfo=OSLO)
    assert not Attestation.objects.to_remind(day).exists()
    told = []
    for days in range(60):
        at = day + timedelta(minutes=1, days=days)
        for each in Attestation.objects.to_remind(at):
            remind_of_attestation(each, now=at)
            told.append(days)

    assert told == [0, 7, 14, 21]


def test_closed_on_the_thirtieth_day_and_not_before(delivered: Order, settings: Any) -> None:
    settings.CLOSE_AFTER_DAYS = 30
    delivered.refresh_from_db()
    assert delivered.delivered_at is not None
    month = delivered.delivered_at + timedelta(days=30)
    with pytest.raises(NotAllowedNow):
        close_unconfirmed(delivered, now=month - timedelta(seconds=1))
    close_unconfirmed(delivered, now=month)
    delivered.folder.refresh_from_db()

    assert delivered.folder.erase_by == month + timedelta(days=settings.KEEP_FILES_DAYS)


@pytest.mark.django_db
def test_a_price_list_holds_from_its_first_day_to_its_last() -> None:
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    PriceList.objects.create(name="2026", valid_from=first, valid_until=last)
    one = timedelta(days=1)

    counts = [
        PriceList.objects.valid_on(day).count() for day in (first - one, first, last, last + one)
    ]
    assert counts == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("came", "due"),
    [("2026-01-31", "2026-02-28"), ("2028-01-31", "2028-02-29"), ("2026-12-15", "2027-01-15")],
)
def test_a_request_is_answered_within_a_month(came: str, due: str, settings: Any) -> None:
    settings.INQUIRY_DAYS = 14

    assert one_month_after(date.fromisoformat(came)) == date.fromisoformat(due)
    assert kept_for() == timedelta(days=14)


def test_the_ground_of_a_transfer_holds_from_its_day_to_its_last() -> None:
    first, last, one = date(2026, 3, 1), date(2027, 2, 28), timedelta(days=1)
    grounds = (Assessment("UZ", first, last), Confirmation("dpf", first, last))
    days = (first - one, first, last, last + one)

    for ground in grounds:
        assert [ground.holds_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_an_invoice_is_overdue_after_its_day(day: date, late: bool) -> None:
    invoice = Invoice(status=InvoiceStatus.OPEN, due_on=date(2026, 5, 31))

    assert invoice.is_overdue(day) is late
