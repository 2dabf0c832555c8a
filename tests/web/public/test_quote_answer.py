"""The page of a quote: the price for whoever has the link, and yes or no to it."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import Asked, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.send_quote import send_quote
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS


@pytest.fixture
def quote(screened: Callable[..., Order], siri: Actor, now: datetime) -> Quote:
    open_list()
    set_agency()
    order = screened(HARMLESS, name="hemmelig-navn.txt")
    clear_for_work(order, actor=siri, now=now)
    found, until = (
        proposal(order, Asked(), day=timezone.localdate(now)),
        timezone.localdate(now + timedelta(days=9)),
    )
    return send_quote(order, calculation=found, valid_until=until, actor=siri, now=now)


@pytest.fixture
def url(quote: Quote) -> str:
    return f"/tilbud/svar/{quote.token}/"


def test_it_tells_the_price_and_nothing_of_the_files(url: str, client: Client) -> None:
    page = client.get(url).content.decode()

    assert "NOK" in page
    assert "Takk ja og bestill" in page
    assert "hemmelig-navn" not in page
    assert "Hageklipper" not in page
    assert client.get(f"{url}pdf/").content.startswith(b"%PDF")


def test_yes(url: str, client: Client) -> None:
    client.post(url, {"answer": "yes"})

    assert Order.objects.get().agreement.ground == "quote"
    page = client.get(url).content.decode()
    assert "Du har takket ja" in page
    assert "Takk ja og bestill" not in page


def test_no(url: str, client: Client) -> None:
    client.post(url, {"answer": "no", "erase_now": "on"})
    client.post(url, {"answer": "yes"})

    order = Order.objects.get()
    assert order.status == Status.NOT_ORDERED
    assert order.folder.asked_at is not None
    page = client.get(url).content.decode()
    assert "gjelder ikke lenger" in page
    assert "Du har takket nei til dette tilbudet" in page


def test_looking_answers_nothing(url: str, client: Client) -> None:
    """Programs that follow every link of a mail order nothing by it."""
    client.get(url, {"answer": "yes"})
    client.post(url, {"answer": "kanskje"})

    assert Order.objects.get().status == Status.QUOTED


def test_another_token_finds_nothing(quote: Quote, client: Client) -> None:
    assert client.get(f"/tilbud/svar/{uuid.uuid4()}/").status_code == 404
    assert client.get(f"/tilbud/svar/{uuid.uuid4()}/pdf/").status_code == 404


@pytest.mark.parametrize("shows", [True, False])
def test_an_estimate_is_told_where_the_agency_wants_it(
    screened: Callable[..., Order], client: Client, *, shows: bool
) -> None:
    open_list()
    set_agency(shows_estimate=shows)
    order = screened(HARMLESS)

    page = client.get(f"/tilbud/takk/{order.token}/").content.decode()

    assert ("Anslag etter prislisten" in page) is shows
