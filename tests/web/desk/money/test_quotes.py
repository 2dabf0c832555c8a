"""The quote of an order at the desk: reckoned, changed, sent, or not needed."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.billing.models import PriceList, Quote
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Agreement, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.answer_quote import accept_quote
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import customer_of
from tests.web.entering import client_of

LINE = {"item": "translation", "unit": "word", "quantity": "100", "unit_price": "1,50"}


def typed(*lines: dict[str, str], **others: str) -> dict[str, str]:
    """The lines as a browser sends them."""
    sent = {"lines-TOTAL_FORMS": str(len(lines)), "lines-INITIAL_FORMS": "0", **others}
    for number, line in enumerate(lines):
        sent |= {f"lines-{number}-{name}": value for name, value in line.items()}
    return sent


@pytest.fixture
def url(released: Order) -> str:
    open_list()
    set_agency()
    return f"/desk/oppdrag/{released.pk}/tilbud/"


def test_the_page_of_the_order_tells_the_price(url: str, released: Order, staff: Client) -> None:
    page = staff.get(f"/desk/oppdrag/{released.pk}/").content.decode()

    assert "NOK" in page
    assert url in page


def test_it_is_reckoned_by_the_lists(url: str, staff: Client) -> None:
    page = staff.get(url).content.decode()

    assert 'value="2,1' in page
    assert "NOK" in page


@pytest.mark.parametrize(("hours", "quantity"), [("", "3"), ("2,5", "2,5")])
def test_hours_are_proposed_from_the_words_unless_typed(
    url: str, staff: Client, hours: str, quantity: str
) -> None:
    PriceList.objects.update(words_per_hour=3)  # for the eight words of the file
    page = staff.get(url, {"item": "proofreading", "hours": hours}).content.decode()

    assert re.search(rf'name="lines-0-quantity"[^>]*value="{quantity}"', page)
    assert ("Timene er et forslag" in page) == (not hours)


def test_hours_that_staff_typed_are_no_proposal(url: str, staff: Client) -> None:
    """Nor are price lists needed for them."""
    PriceList.objects.all().delete()
    hourly = {"item": "proofreading", "unit": "hour", "quantity": "2,5", "unit_price": "700"}
    page = staff.post(url, typed(hourly, valid_until="2099-12-31")).content.decode()

    assert "1\xa0750" in page
    assert "Timene er et forslag" not in page


def test_hours_of_an_accepted_quote_are_those_of_the_invoice(
    url: str, released: Order, siri: Actor, staff: Client
) -> None:
    hourly = {"item": "proofreading", "unit": "hour", "quantity": "2,5", "unit_price": "700"}
    staff.post(url, typed(hourly, valid_until="2099-12-31", send="1"))
    accept_quote(Quote.objects.get(), actor=customer_of(released), now=timezone.now())
    page = staff.get(f"/desk/oppdrag/{released.pk}/faktura/").content.decode()

    assert 'value="2,5"' in page


def test_a_hole_is_named(url: str, staff: Client) -> None:
    page = staff.get(url, {"item": "certified"}).content.decode()

    assert "Bekreftet oversettelse: Norsk (bokmål) → Fransk" in page


def test_without_a_list_it_says_so(released: Order, staff: Client) -> None:
    page = staff.get(f"/desk/oppdrag/{released.pk}/tilbud/").content.decode()

    assert "Oversettelse: Norsk (bokmål) → Fransk" in page


def test_lines_are_added_up_without_sending(url: str, staff: Client) -> None:
    page = staff.post(url, typed(LINE, valid_until="2099-12-31", add_up="1")).content.decode()

    assert "NOK\xa0187,50" in page or "NOK 187,50" in page
    assert not Quote.objects.exists()


def test_changed_lines_are_sent(url: str, released: Order, staff: Client) -> None:
    discounted = {**LINE, "item": "proofreading", "unit": "hour", "discount": "10"}
    empty = {**LINE, "quantity": ""}

    staff.post(url, typed(LINE, discounted, empty, valid_until="2099-12-31", send="1"))

    released.refresh_from_db()
    assert released.status == Status.QUOTED
    assert calculation_of(Quote.objects.get()).net.minor == 15000 + 13500
    assert staff.get(f"/desk/tilbud/{Quote.objects.get().pk}/pdf/").content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "wrong", [{"quantity": "-1"}, {"unit_price": ""}, {"discount": "101"}, {"item": "gull"}]
)
def test_wrong_lines_are_not_sent(url: str, staff: Client, wrong: dict[str, str]) -> None:
    answer = staff.post(url, typed({**LINE, **wrong}, valid_until="2099-12-31", send="1"))

    assert answer.status_code == 422
    assert not Quote.objects.exists()


def test_no_quote_is_needed(url: str, released: Order, staff: Client) -> None:
    staff.post(f"/desk/oppdrag/{released.pk}/avtalt/")

    assert Agreement.objects.get().ground == Agreement.Ground.TOLD


def test_officers_send_nothing(url: str, ingrid_account: User) -> None:
    assert client_of(ingrid_account).get(url).status_code == 404


def test_a_refused_quote_keeps_what_was_typed(url: str, staff: Client) -> None:
    free = {**LINE, "quantity": "137", "unit_price": "0"}
    page = staff.post(url, typed(free, valid_until="2099-12-31", send="1")).content.decode()

    assert 'value="137"' in page
    assert "Linjene blir null" in page
    assert not Quote.objects.exists()


def test_a_quote_does_not_run_out_before_it_is_sent(url: str, staff: Client) -> None:
    answer = staff.post(url, typed(LINE, valid_until="2020-01-01", send="1"))

    assert answer.status_code == 422
    assert "Den dagen er passert" in answer.content.decode()
    assert not Quote.objects.exists()
