"""S61: the files of an order that is over have their last day, and it is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.tasks import close
from ordvern.apps.orders.usecases.close_unconfirmed import close_unconfirmed
from ordvern.apps.statement.promises.files_kept_no_longer import breaches
from tests.cast import HARMLESS


@pytest.fixture
def delivered(submit: Callable[..., Order], now: datetime) -> Order:
    """Delivered forty days ago, and never confirmed."""
    order = submit(HARMLESS)
    Order.objects.update(status=Status.DELIVERED, delivered_at=now - timedelta(days=40))
    order.refresh_from_db()
    return order


def test_kept(delivered: Order, now: datetime, settings: Any) -> None:
    close("", lambda: None)  # as the worker does
    delivered.refresh_from_db()
    delivered.folder.refresh_from_db()

    assert delivered.status == Status.CLOSED
    assert list(breaches(now)) == []
    kept = timedelta(days=settings.KEEP_FILES_DAYS)
    assert kept <= delivered.folder.erase_by - now < kept + timedelta(minutes=5)


def test_breach_is_seen(delivered: Order, now: datetime) -> None:
    assert list(breaches(now)) == [f"order:{delivered.pk}"]

    Folder.objects.update(erase_by=now - timedelta(days=2))
    assert list(breaches(now)) == [f"folder:{delivered.folder_id}"]


def test_the_short_cut_is_refused(delivered: Order, now: datetime) -> None:
    """Nothing is closed too early, and what is due goes at the next sweep."""
    Order.objects.update(delivered_at=now - timedelta(days=2))
    delivered.refresh_from_db()
    with pytest.raises(NotAllowedNow):
        close_unconfirmed(delivered, now=now)

    Folder.objects.update(erase_by=now - timedelta(days=2))
    sweep("", lambda *counts: None)
    assert list(breaches(now)) == []
    assert Folder.objects.get(pk=delivered.folder_id).erased_at is not None
