"""S62: files go at once when the customer, after confirming receipt, says so."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files
from ordvern.apps.statement.promises.files_erased_on_receipt import breaches
from tests.cast import HARMLESS, customer_of, work

LATER = timedelta(minutes=6)


@pytest.fixture
def delivered(submit: Callable[..., Order]) -> Order:
    order = submit(HARMLESS)
    Order.objects.update(status=Status.DELIVERED)
    order.refresh_from_db()
    return order


def test_kept(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)
    work()

    assert list(breaches(now + LATER)) == []


def test_breach_is_seen(delivered: Order, now: datetime) -> None:
    """Nobody did the work: a promise whose breach cannot be seen promises nothing."""
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)

    assert list(breaches(now)) == []
    assert list(breaches(now + LATER)) == [f"folder:{delivered.folder_id}"]


def test_a_note_without_the_deed_is_seen(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)
    Folder.objects.update(erased_at=now)

    assert list(breaches(now + LATER)) == [f"folder:{delivered.folder_id}"]


def test_the_short_cut_is_refused(submit: Callable[..., Order], now: datetime) -> None:
    order = submit(HARMLESS)

    with pytest.raises(NotAllowedNow):
        erase_files(order, actor=customer_of(order), now=now)
