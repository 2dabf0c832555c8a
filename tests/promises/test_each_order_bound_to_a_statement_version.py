"""S08: the version that held when somebody ordered holds for the order."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.promises.each_order_bound_to_a_statement_version import breaches
from ordvern.apps.statement.usecases.publish_statement import current_version, publish_statement
from tests.cast import STATEMENT


def test_kept(submit: Callable[..., Order], now: datetime) -> None:
    order = submit("tekst")
    publish_statement("2026-12-01", actor=SYSTEM, now=now)

    order.refresh_from_db()
    assert order.statement == STATEMENT
    assert current_version() == "2026-12-01"
    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], now: datetime) -> None:
    order = submit("tekst")
    Order.objects.update(statement="never-published")

    assert list(breaches(now)) == [f"order:{order.pk}"]


def test_the_short_cut_is_refused(agency: object, now: datetime) -> None:
    """A published version is not published over."""
    with pytest.raises(IntegrityError):
        publish_statement(STATEMENT, actor=SYSTEM, now=now)

    assert StatementVersion.objects.count() == 1
