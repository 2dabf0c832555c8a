"""Delivery, receipt, and what becomes of the files."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import put_bytes, vault
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.erase_files import erase_files, withdraw
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.vault import FolderId
from tests.cast import HARMLESS, customer_of, work


@pytest.fixture
def in_work(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    start_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def delivered(in_work: Order, siri: Actor, now: datetime) -> Order:
    add_translation(
        in_work,
        deposit=put_bytes(in_work.folder, b"Le taille-haie", name="fr.txt"),
        translates=in_work.folder.files.working().get(),
        actor=siri,
        now=now,
    )
    deliver(in_work, actor=siri, now=now)
    return in_work


def is_readable(order: Order) -> bool:
    return vault().is_readable(FolderId(order.folder_id))


def test_nothing_is_delivered_without_its_translation(
    in_work: Order, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowedNow):
        deliver(in_work, actor=siri, now=now)


def test_receipt_with_erasure_destroys_the_key_at_once(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)
    assert is_readable(delivered)
    work()

    delivered.refresh_from_db()
    assert delivered.status == Status.CLOSED
    assert delivered.is_erased
    assert not is_readable(delivered)


def test_receipt_without_erasure_sets_the_ordinary_deadline(
    delivered: Order, now: datetime
) -> None:
    confirm_receipt(delivered, erase_files=False, actor=customer_of(delivered), now=now)
    work()

    delivered.folder.refresh_from_db()
    assert delivered.folder.erase_by == now + timedelta(days=30)
    assert is_readable(delivered)


def test_the_customer_may_erase_later(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=False, actor=customer_of(delivered), now=now)

    erase_files(delivered, actor=customer_of(delivered), now=now)
    work()

    assert not is_readable(delivered)


def test_receipt_is_confirmed_once(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=False, actor=customer_of(delivered), now=now)

    with pytest.raises(NotAllowedNow):
        confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)


def test_withdrawing_erases(in_work: Order, now: datetime) -> None:
    withdraw(in_work, actor=customer_of(in_work), now=now)
    work()

    assert in_work.status == Status.WITHDRAWN
    assert not is_readable(in_work)


def test_what_is_delivered_cannot_be_withdrawn(delivered: Order, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        withdraw(delivered, actor=customer_of(delivered), now=now)
