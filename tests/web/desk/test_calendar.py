"""The calendar: what falls where, closed days, and whose orders are shown."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order, Step
from ordvern.web.desk.calendar.weeks import late, weeks_from

MONDAY = date(2027, 5, 10)
SEVENTEENTH = date(2027, 5, 17)


@pytest.fixture
def wanted(released: Order) -> Order:
    """Wanted on the seventeenth of May, its translation due on the Saturday before."""
    Order.objects.filter(pk=released.pk).update(wanted_on=SEVENTEENTH)
    released.steps.update(due_on=date(2027, 5, 15))
    return released


def test_what_is_wanted_and_due_stands_on_its_day(wanted: Order, siri: Actor) -> None:
    first, second = weeks_from(MONDAY, 2, siri)
    found = {day.day: [str(each.what) for each in day.entries] for day in first.days + second.days}

    assert [day for day, entries in found.items() if entries] == [date(2027, 5, 15), SEVENTEENTH]
    assert first.number == 19
    assert date(2027, 5, 16) not in found


def test_holidays_and_week_ends_are_closed(wanted: Order, siri: Actor) -> None:
    first, second = weeks_from(MONDAY, 2, siri)

    assert [day.day.day for day in first.days + second.days if day.is_closed] == [15, 17]


def test_late_are_those_not_delivered(wanted: Order, siri: Actor) -> None:
    assert late(date(2027, 5, 18), siri) == ([wanted], 0)
    assert late(SEVENTEENTH, siri) == ([], 0)


def test_others_orders_are_not_in_it(wanted: Order) -> None:
    mina = User.objects.create_user(
        "mina@byra.example", role=Role.STAFF, duties=[Duty.TRANSLATOR]
    ).actor

    assert all(week.is_empty for week in weeks_from(MONDAY, 2, mina))
    assert late(date(2027, 5, 18), mina) == ([], 0)


@pytest.mark.parametrize("asked", ["its day", "rubbish", "2027-13-45", "9999-12-31", ""])
def test_the_page_stands_whatever_the_address_asks(
    staff: Client, released: Order, asked: str
) -> None:
    far_ahead = timezone.localdate() + timedelta(days=200)
    Order.objects.update(wanted_on=far_ahead)
    from_day = far_ahead.isoformat() if asked == "its day" else asked
    page = staff.get("/desk/kalender/", {"fra": from_day})

    assert page.status_code == 200
    assert (released.number in page.content.decode()) == (asked == "its day")


def test_a_deadline_on_a_closed_day_is_warned_of(staff: Client, released: Order) -> None:
    sent = {"language": "fr", "kind": "revise", "due_on": "2027-05-17"}
    page = staff.post(f"/desk/oppdrag/{released.pk}/trinn/", sent, follow=True)

    assert Step.objects.filter(due_on=SEVENTEENTH).exists()
    assert "18. mai 2027" in page.content.decode()


def test_of_many_late_ones_the_oldest_are_shown(
    wanted: Order, siri: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.web.desk.calendar.weeks.MOST_LATE", 1)
    folder = Folder.objects.create(id="0" * 32, made_at=wanted.received_at)
    Order.objects.create(
        number="2027-1",
        token=uuid4(),
        customer=wanted.customer,
        folder=folder,
        status=wanted.status,
        wanted_on=date(2027, 5, 16),
        declared_at=wanted.received_at,
        received_at=wanted.received_at,
    )

    (oldest,), besides = late(date(2027, 5, 18), siri)
    assert (oldest.number, besides) == ("2027-1", 1)
