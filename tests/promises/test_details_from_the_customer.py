"""S13: what the register holds of somebody comes from himself."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.register_customer import register_customer
from ordvern.apps.moving.declaring import Declaration, NotDeclared
from ordvern.apps.moving.known import Entry
from ordvern.apps.moving.usecases.take_in_customers import take_in_customers
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promises.details_from_the_customer import breaches
from tests.apps.moving.handed import handed_in
from tests.cast import KARI, OLA
from tests.web.entering import client_of


def test_kept(submit: Callable[..., Order], siri: Actor, now: datetime) -> None:
    submit("tekst")
    register_customer(OLA, actor=siri, now=now)

    assert Customer.objects.count() == 2
    assert list(breaches(now)) == []


def test_breach_is_seen(agency: object, now: datetime) -> None:
    """A list of addresses bought from somebody, put into the table."""
    bought = [register(Contact(f"Nr. {n}", f"nr{n}@liste.example"), now=now) for n in range(2)]

    assert set(breaches(now)) == {f"customer:{each.pk}" for each in bought}


def test_the_short_cut_is_refused(siri_account: User, siri: Actor, now: datetime) -> None:
    """The desk enters one person at a time and the log says who did; a list comes in only with
    somebody who stands for it that they gave the details themselves."""
    desk = client_of(siri_account)
    sent = {"kind": "person", "name": KARI.name, "email": KARI.email}
    file = handed_in(siri, now)
    bought = Declaration("contract", came_from_themselves=False)

    assert desk.post("/desk/kunder/ny/", sent).status_code == 302
    with pytest.raises(NotDeclared):
        take_in_customers(file, entries=[Entry(OLA)], declared=bought, actor=siri, now=now)
    assert Customer.objects.count() == 1
    assert list(breaches(now)) == []
