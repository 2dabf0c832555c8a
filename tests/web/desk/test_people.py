"""The owner's page of people, and what the others' pages show."""

from datetime import datetime

import pytest
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.apps.files.people import FolderPerson, NeedToKnow
from ordvern.apps.orders.models import Order
from tests.cast import colleague
from tests.web.entering import client_of


@pytest.fixture
def hilde(agency: object) -> User:
    return colleague("hilde", Duty.OWNER)


@pytest.fixture
def owner(hilde: User) -> Client:
    return client_of(hilde)


def test_a_colleague_is_let_in_with_duties(owner: Client) -> None:
    sent = {"name": "Mina", "email": "mina@byra.example", "language": "nn", "duties": "translator"}
    answer = owner.post("/desk/folk/ny/", sent, follow=True)

    assert User.objects.get(email="mina@byra.example").duties == {Duty.TRANSLATOR}
    assert "/konto/password/reset/" in answer.content.decode()


def test_an_address_that_is_taken_is_said(owner: Client, hilde: User) -> None:
    sent = {"name": "Mina", "email": hilde.email, "language": "nb", "duties": "finance"}

    assert owner.post("/desk/folk/ny/", sent).status_code == 422


def test_duties_are_changed_and_ended(owner: Client) -> None:
    tor = colleague("tor", Duty.FINANCE)
    owner.post(f"/desk/folk/{tor.pk}/", {"duties": ["translator", "finance"]})
    tor.refresh_from_db()
    assert tor.duties == {Duty.TRANSLATOR, Duty.FINANCE}

    owner.post(f"/desk/folk/{tor.pk}/avslutt/")
    tor.refresh_from_db()
    assert not tor.is_active


def test_the_last_owner_is_told_so(owner: Client, hilde: User) -> None:
    answer = owner.post(f"/desk/folk/{hilde.pk}/", {"duties": ["finance"]})
    owner.post(f"/desk/folk/{hilde.pk}/avslutt/")

    assert answer.status_code == 422
    hilde.refresh_from_db()
    assert hilde.is_active
    assert Duty.OWNER in hilde.duties


def test_the_owner_chooses_who_sees_what(owner: Client) -> None:
    owner.post("/desk/folk/innsyn/", {"scope": "every"})

    assert NeedToKnow.objects.get().scope == "every"


def test_a_colleague_is_put_on_an_order_and_taken_off(
    staff: Client, released: Order, siri: Actor
) -> None:
    mina = colleague("mina", Duty.TRANSLATOR)
    page = f"/desk/oppdrag/{released.pk}/"
    staff.post(f"{page}folk/", {"account": mina.pk})
    assert "Mina" in staff.get(page).content.decode()

    staff.post(f"{page}folk/{mina.pk}/av/")
    assert not FolderPerson.objects.standing().exists()


def test_a_translator_meets_the_work_and_not_the_customer(released: Order, now: datetime) -> None:
    mina = colleague("mina", Duty.TRANSLATOR)
    FolderPerson.objects.create(folder=released.folder, account=mina, added_at=now)
    browser = client_of(mina)
    page = browser.get(f"/desk/oppdrag/{released.pk}/").content.decode()

    assert released.customer.account.email not in page
    assert f"/desk/oppdrag/{released.pk}/trinn/" in page
    assert "/frigi/" not in page
    assert released.number in browser.get("/desk/").content.decode()


def test_finance_meets_orders_by_their_invoices(delivered: Order) -> None:
    inbox = client_of(colleague("randi", Duty.FINANCE)).get("/desk/").content.decode()

    assert f"/desk/oppdrag/{delivered.pk}/faktura/" in inbox
    assert f'"/desk/oppdrag/{delivered.pk}/"' not in inbox
