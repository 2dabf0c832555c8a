"""Files of a customer who has asked that his data rest: shut to staff, open to the officer."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold
from tests.apps.files.test_resting import restrict
from tests.cast import HARMLESS
from tests.web.entering import client_of


@pytest.fixture
def address(screened: Callable[..., Order]) -> str:
    order = screened(HARMLESS)
    restrict(order, timezone.now())
    return f"/desk/oppdrag/{order.pk}/"


@pytest.mark.parametrize("what", ["", "last-ned/"])
def test_staff_are_told_why_and_see_nothing(address: str, staff: Client, what: str) -> None:
    file = Order.objects.get().folder.files.get()
    page = staff.get(f"{address}fil/{file.pk}/{what}")

    assert page.status_code == 403
    assert "personvernforordningen artikkel 18" in page.content.decode()
    assert "Hageklipperen" not in page.content.decode()


def test_the_order_says_so_and_leads_nobody_there(address: str, staff: Client) -> None:
    file = Order.objects.get().folder.files.get()
    page = staff.get(address).content.decode()

    assert "Opplysningene til kunden hviler" in page
    assert f"{address}fil/{file.pk}/" not in page


def test_the_officer_reads_while_it_rests_and_not_else(address: str, ingrid_account: User) -> None:
    officer, file = client_of(ingrid_account), Order.objects.get().folder.files.get()
    link = f"{address}fil/{file.pk}/"
    assert link in officer.get(address).content.decode()
    assert "Hageklipperen" in officer.get(link).content.decode()

    Hold.objects.update(lifted_at=timezone.now())
    assert officer.get(link).status_code == 404
