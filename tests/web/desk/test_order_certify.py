"""Staff note that an order is to be certified, and every page of it says so."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Authorisation, Partner
from tests.cast import HARMLESS, SENSITIVE
from tests.web.entering import client_of

from .conftest import only_file


@pytest.fixture
def certified(staff: Client, screened: Callable[..., Order]) -> Order:
    order = screened(SENSITIVE)
    staff.post(f"/desk/oppdrag/{order.pk}/bekreftet/")
    order.refresh_from_db()
    return order


def test_the_order_is_marked_and_the_ways_of_taking_out_are_gone(
    staff: Client, certified: Order
) -> None:
    page = staff.get(f"/desk/oppdrag/{certified.pk}/").content.decode()

    assert "Bekreftet oversettelse" in page
    assert 'name="masked"' not in page
    assert reverse("desk:order-redact", args=[certified.pk]) not in page


def test_every_page_of_it_says_so(staff: Client, certified: Order) -> None:
    staff.post(f"/desk/oppdrag/{certified.pk}/frigi/")
    order, file = certified.pk, only_file(certified).pk
    pages = [
        reverse("desk:order-messages", args=[order]),
        reverse("desk:order-partners", args=[order]),
        reverse("desk:order-quote", args=[order]),
        reverse("desk:order-withdraw", args=[order]),
        reverse("desk:file-text", args=[order, file]),
    ]
    for page in pages:
        assert 'class="ov-certified"' in staff.get(page).content.decode(), page
    assert 'value="certified" selected' in staff.get(pages[2]).content.decode()


def test_the_list_tells_why_a_partner_may_not_be_asked(
    staff: Client, certified: Order, jean: Partner
) -> None:
    staff.post(f"/desk/oppdrag/{certified.pk}/frigi/")
    address = reverse("desk:order-partners", args=[certified.pk])
    assert "Har ikke bevilling til å bekrefte" in staff.get(address).content.decode()

    Authorisation.objects.create(partner=jean, source_language="nb", target_language="fr")
    assert f'name="partner" value="{jean.pk}"' in staff.get(address).content.decode()


def test_it_may_be_taken_back_before_release(staff: Client, certified: Order) -> None:
    staff.post(f"/desk/oppdrag/{certified.pk}/ikke-bekreftet/")
    certified.refresh_from_db()
    assert not certified.is_certified


def test_too_late_is_told(staff: Client, released: Order, jean: Partner) -> None:
    staff.post(f"/desk/oppdrag/{released.pk}/begynn/")
    answer = staff.post(f"/desk/oppdrag/{released.pk}/bekreftet/", follow=True)
    assert "gått videre" in answer.content.decode()


def test_the_customer_sees_it_too(staff: Client, certified: Order) -> None:
    customer = client_of(certified.customer.account)
    page = customer.get(f"/kunde/oppdrag/{certified.pk}/").content.decode()
    assert 'class="ov-certified"' in page


def test_an_ordinary_order_says_nothing_of_it(
    staff: Client, screened: Callable[..., Order]
) -> None:
    page = staff.get(f"/desk/oppdrag/{screened(HARMLESS).pk}/").content.decode()
    assert 'class="ov-certified"' not in page
