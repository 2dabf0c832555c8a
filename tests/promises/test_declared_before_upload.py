"""S39, S40, S56: no order without a declaration, and no sensitive one without a second."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import GroundDoesNotFit, clear_for_work
from ordvern.apps.screening.release import NotReleased
from ordvern.apps.statement.promises.declared_before_upload import breaches
from tests.cast import SENSITIVE


def test_kept(submit: Callable[..., Order], now: datetime) -> None:
    submit("tekst")

    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], now: datetime) -> None:
    late, unbound = submit("en"), submit("to")
    Order.objects.filter(pk=late.pk).update(declared_at=late.received_at + timedelta(seconds=1))
    Order.objects.filter(pk=unbound.pk).update(statement="")

    assert set(breaches(now)) == {f"order:{late.pk}", f"order:{unbound.pk}"}


def test_the_short_cut_is_refused(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Order.objects.update(declared_at=None)
    with pytest.raises((GroundDoesNotFit, NotReleased)):
        clear_for_work(order, actor=siri, now=now)
