"""Customers in their browsers, and orders at the stations that a customer meets."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.text import Category
from tests.cast import HARMLESS, OLA, SENSITIVE, customer_of, work
from tests.web.entering import client_of

Send = Callable[..., Order]


def browser_of(order: Order) -> Client:
    """The browser of the order's customer, who needs no second factor."""
    return client_of(order.customer.account, second_factor=False)


@pytest.fixture
def asked(screened: Send, siri: Actor) -> Order:
    """Kari's order, for which staff have asked her to redact; the copy is ready."""
    order = screened(SENSITIVE, name="journal.txt")
    kinds = [Category.NATIONAL_ID, Category.HEALTH, Category.PERSON_NAME]
    ask_to_redact(order, categories=kinds, actor=siri, now=timezone.now())
    work()
    order.refresh_from_db()
    return order


@pytest.fixture
def closed(delivered: Order) -> Order:
    """The same, receipt confirmed, files kept."""
    actor = customer_of(delivered)
    confirm_receipt(delivered, erase_files=False, actor=actor, now=timezone.now())
    return delivered


@pytest.fixture
def erased(delivered: Order) -> Order:
    """The same, erased on receipt, with its certificate."""
    now = timezone.now()
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)
    erase_folder(delivered.folder, now=now)
    work()
    delivered.refresh_from_db()
    return delivered


@pytest.fixture
def kari(asked: Order) -> Client:
    """Kari's browser; one of her orders is `asked`."""
    return browser_of(asked)


@pytest.fixture
def ola(submit: Send) -> Client:
    """The browser of another customer."""
    return browser_of(submit(HARMLESS, contact=OLA))
