"""The list of orders: searched by number and customer, narrowed by state."""

from collections.abc import Callable

import pytest
from django.test import Client

from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, OLA


@pytest.mark.parametrize("words", ["ola", "VIK", "Ola V"])
def test_it_finds_by_customer(submit: Callable[..., Order], staff: Client, words: str) -> None:
    mine, other = submit(HARMLESS, contact=OLA), submit(HARMLESS)

    page = staff.get("/desk/oppdrag/", {"q": words}).content.decode()

    assert mine.number in page
    assert other.number not in page


def test_it_finds_by_number(submit: Callable[..., Order], staff: Client) -> None:
    wanted, other = submit(HARMLESS), submit(HARMLESS)

    page = staff.get("/desk/oppdrag/", {"q": wanted.number[-4:]}).content.decode()

    assert wanted.number in page
    assert other.number not in page


def test_it_narrows_by_state(released: Order, submit: Callable[..., Order], staff: Client) -> None:
    new = submit(HARMLESS)

    page = staff.get("/desk/oppdrag/", {"state": "released"}).content.decode()

    assert released.number in page
    assert new.number not in page


def test_it_narrows_to_a_queue(
    released: Order, submit: Callable[..., Order], staff: Client
) -> None:
    new = submit(HARMLESS)

    page = staff.get("/desk/oppdrag/", {"state": "to-start"}).content.decode()

    assert released.number in page
    assert new.number not in page


def test_it_says_so_when_nothing_fits(staff: Client) -> None:
    page = staff.get("/desk/oppdrag/", {"q": "nobody"}).content.decode()

    assert "<table" not in page
    assert 'href="/desk/oppdrag/"' in page


def test_htmx_gets_the_list_alone_and_the_history_the_whole(staff: Client) -> None:
    part = staff.get("/desk/oppdrag/", headers={"HX-Request": "true"}).content.decode()
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    whole = staff.get("/desk/oppdrag/", headers=back).content.decode()

    assert "<html" not in part
    assert "<html" in whole
