"""Asking for a correction: by words, in time, while the files are there."""

from datetime import timedelta

from django.test import Client

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status

from .conftest import browser_of

ASK = "Be om retting"


def page_of(order: Order) -> str:
    return f"/kunde/oppdrag/{order.pk}/"


def test_it_is_offered_until_the_days_have_passed(delivered: Order) -> None:
    kari = browser_of(delivered)
    assert ASK in kari.get(page_of(delivered)).content.decode()

    delivered.delivered_at -= timedelta(days=31)
    delivered.save(update_fields=["delivered_at"])

    assert ASK not in kari.get(page_of(delivered)).content.decode()
    assert kari.get(f"{page_of(delivered)}rett/").status_code == 302


def test_without_words_it_asks_again(delivered: Order) -> None:
    answer = browser_of(delivered).post(f"{page_of(delivered)}rett/", {"text": " "})

    assert answer.status_code == 422
    delivered.refresh_from_db()
    assert delivered.status == Status.DELIVERED


def test_a_closed_order_is_opened_again(closed: Order) -> None:
    kari = browser_of(closed)

    kari.post(f"{page_of(closed)}rett/", {"text": "Feil navn i linje 2."})

    closed.refresh_from_db()
    assert closed.status == Status.CORRECTING
    page = kari.get(page_of(closed)).content.decode()
    assert "Vi ser på det du skrev" in page
    assert "traduit.txt" not in page


def test_nothing_is_corrected_of_what_is_erased(erased: Order) -> None:
    kari: Client = browser_of(erased)
    assert ASK not in kari.get(page_of(erased)).content.decode()

    kari.post(f"{page_of(erased)}rett/", {"text": "Feil."})

    erased.refresh_from_db()
    assert erased.status == Status.CLOSED
