"""Retention: what goes next, runs that wait for two officers, holds."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import register
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold, SweepRun
from ordvern.apps.retention.usecases.sweep_due import sweep_due
from tests.cast import HARMLESS, KARI, Submit
from tests.web.entering import client_of

PAGE = "/innsyn/bevaring/"


def test_many_holds_have_pages(officer: Client, now: datetime) -> None:
    Hold.objects.bulk_create(
        Hold(
            subject=f"customer:{n}",
            ground="claim",
            until=now.date() + timedelta(days=n),
            placed_at=now,
        )
        for n in range(1, 28)
    )
    first, second = (officer.get(PAGE, {"page": n}) for n in (1, 2))

    assert [hold.subject for hold, _ in second.context["holds"]] == ["customer:26", "customer:27"]
    assert '<span class="ov-count">27</span>' in first.content.decode()


def test_it_tells_the_rules_and_what_goes_next_month(officer: Client, now: datetime) -> None:
    register(KARI, now=now - timedelta(days=36 * 30.5))

    page = officer.get(PAGE).content.decode()

    assert "bokføringsloven § 13" in page
    assert page.count('class="ov-num"') > 20


@pytest.fixture
def waiting(officer: Client, now: datetime) -> SweepRun:
    """Somebody is due for longer than he should be."""
    register(KARI, now=now - timedelta(days=1500))
    run = sweep_due(clock=timezone.now)
    assert run is not None
    return run


def test_a_run_that_waits_needs_two(officer: Client, waiting: SweepRun) -> None:
    other = User.objects.create_user("unni@byra.example", role=Role.OFFICER)
    address = f"{PAGE}{waiting.pk}/godkjenn/"

    assert address in officer.get(PAGE).content.decode()
    officer.post(address)
    officer.post(address)
    assert address not in officer.get(PAGE).content.decode()
    assert SweepRun.objects.get().status == "waiting"

    client_of(other).post(address)
    assert SweepRun.objects.get().status == "approved"
    sweep_due(clock=timezone.now)
    assert Customer.objects.get().name == ""


def test_a_run_may_be_declined(officer: Client, waiting: SweepRun) -> None:
    officer.post(f"{PAGE}{waiting.pk}/avsla/")

    assert SweepRun.objects.get().status == "declined"
    assert Customer.objects.get().name == KARI.name


@pytest.mark.parametrize("kind", ["order", "customer"])
def test_a_hold_is_placed_by_number_and_lifted(officer: Client, submit: Submit, kind: str) -> None:
    order = submit(HARMLESS)
    until = timezone.localdate() + timedelta(days=30)
    sent = {"kind": kind, "number": order.number, "ground": "claim", "until": until.isoformat()}

    officer.post(f"{PAGE}hold/", sent)

    hold = Hold.objects.get()
    subjects = {"order": f"order:{order.pk}", "customer": f"customer:{order.customer_id}"}
    assert (hold.subject, hold.until) == (subjects[kind], until)
    assert f"{PAGE}hold/{hold.pk}/opphev/" in officer.get(PAGE).content.decode()
    officer.post(f"{PAGE}hold/{hold.pk}/opphev/")
    assert not Hold.objects.standing(timezone.localdate()).exists()


@pytest.mark.parametrize(
    ("number", "days"), [("2026-99999", 10), ("", 10), ("right", -1), ("right", 900)]
)
def test_a_hold_that_is_none_keeps_what_was_typed(
    officer: Client, submit: Submit, number: str, days: int
) -> None:
    order: Order = submit(HARMLESS)
    sent = {
        "kind": "order",
        "number": order.number if number == "right" else number,
        "ground": "claim",
        "reference": "26/1234",
        "until": (timezone.localdate() + timedelta(days=days)).isoformat(),
    }

    answer = officer.post(f"{PAGE}hold/", sent)

    assert answer.status_code == 422
    assert "26/1234" in answer.content.decode()
    assert not Hold.objects.exists()
