"""The card of notes on an order's page, and the page of all of them."""

from datetime import datetime

import pytest
from django.test import Client

from ordvern.apps.conversations.models import Note
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import Actor
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order
from tests.web.entering import client_of

WORDS = "Bruk blåklokke-lista."


@pytest.fixture
def noted(released: Order, siri: Actor, now: datetime) -> Order:
    """An order with Siri on it."""
    FolderPerson.objects.create(folder=released.folder, account_id=siri.account, added_at=now)
    return released


def test_a_note_is_written_and_stands_on_the_order(staff: Client, noted: Order) -> None:
    page = f"/desk/oppdrag/{noted.pk}/"
    answer = staff.post(f"{page}notater/", {"text": WORDS}, follow=True)

    assert answer.redirect_chain == [(page, 302)]
    shown = answer.content.decode()
    assert WORDS in shown
    assert "Siri Hagen" in shown


def test_one_that_is_not_kept_is_still_in_the_field(staff: Client, noted: Order) -> None:
    text = "Pasienten Torleif Grindheim har diabetes."
    answer = staff.post(f"/desk/oppdrag/{noted.pk}/notater/", {"text": text})

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not Note.objects.exists()


def test_the_card_shows_the_newest_and_the_page_all(
    staff: Client, noted: Order, siri: Actor, now: datetime
) -> None:
    for number in range(5):
        write_note(noted, text=f"Notat nummer {number}.", actor=siri, now=now)
    page = f"/desk/oppdrag/{noted.pk}/"
    card, whole = (staff.get(each).content.decode() for each in (page, f"{page}notater/"))

    assert [f"nummer {number}." in card for number in range(5)] == [False, False, True, True, True]
    assert all(f"nummer {number}." in whole for number in range(5))


def test_whoever_is_not_on_it_meets_no_note(
    staff: Client, noted: Order, siri: Actor, now: datetime
) -> None:
    write_note(noted, text=WORDS, actor=siri, now=now)
    FolderPerson.objects.update(ended_at=now)
    page = f"/desk/oppdrag/{noted.pk}/"

    assert WORDS not in staff.get(page).content.decode()
    assert staff.get(f"{page}notater/").status_code == 404


def test_the_customer_meets_no_note(noted: Order, siri: Actor, now: datetime) -> None:
    write_note(noted, text=WORDS, actor=siri, now=now)
    browser = client_of(noted.customer.account)
    pages = (f"/kunde/oppdrag/{noted.pk}/", f"/kunde/oppdrag/{noted.pk}/meldinger/")

    assert [WORDS in browser.get(each).content.decode() for each in pages] == [False, False]
