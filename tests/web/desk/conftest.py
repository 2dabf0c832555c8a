"""The desk's tests: staff in a browser, and orders at the stations of the desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.start_work import start_work
from tests.cast import HARMLESS
from tests.web.entering import client_of


@pytest.fixture
def staff(siri_account: User) -> Client:
    """Siri's browser."""
    return client_of(siri_account)


@pytest.fixture
def released(screened: Callable[..., Order], siri: Actor) -> Order:
    """An order with one harmless file that staff have released."""
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=timezone.now())
    return order


@pytest.fixture
def in_work(released: Order, siri: Actor) -> Order:
    """The same, in work in the house."""
    start_work(released, actor=siri, now=timezone.now())
    return released


def only_file(order: Order) -> StoredFile:
    return order.folder.files.working().get()
