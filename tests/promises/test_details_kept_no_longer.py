"""S30: what has no reason left goes, and a run that waits too long is seen."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.customers.contact import register
from ordvern.apps.customers.models import Customer
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.sweep_due import sweep_due
from ordvern.apps.statement.promises.details_kept_no_longer import breaches
from tests.cast import KARI

LAST = timedelta(days=36 * 31)


@pytest.fixture
def quiet(agency: object, now: datetime) -> Customer:
    """Nobody has heard of her for more than three years."""
    return register(KARI, now=now - LAST)


def test_kept(quiet: Customer, now: datetime) -> None:
    sweep_due(clock=lambda: now)

    assert Customer.objects.get().name == ""
    assert list(breaches(now)) == []


def test_breach_is_seen(quiet: Customer, now: datetime) -> None:
    assert list(breaches(now)) == []
    late = now + timedelta(days=100)

    assert list(breaches(late)) == [f"customer:{quiet.pk}"]
    subject, until = f"customer:{quiet.pk}", timezone.localdate(late)
    Hold.objects.create(subject=subject, ground="claim", placed_at=now, until=until)
    assert list(breaches(late)) == []


def test_the_short_cut_is_refused(agency: object, now: datetime, settings: Any) -> None:
    """A rule made shorter by mistake deletes nobody without two officers."""
    settings.RETENTION_MOST = 1
    for number in range(2):
        register(KARI, now=now - timedelta(days=40 + number))
        Customer.objects.update(name="Kari")
    settings.CUSTOMER_QUIET_MONTHS = 1

    run = sweep_due(clock=lambda: now)

    assert run is not None
    assert run.status == "waiting"
    assert Customer.objects.filter(erased_at=None).count() == 2
