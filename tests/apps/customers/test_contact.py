"""The register takes what a request says, and overwrites nobody."""

from dataclasses import replace
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import NotACustomersAddress, register
from ordvern.apps.customers.models import Customer
from tests.cast import KARI

pytestmark = pytest.mark.django_db


def test_a_new_customer_gets_an_account_without_a_password(now: datetime) -> None:
    customer = register(KARI, now=now)

    assert customer.account.email == KARI.email
    assert not customer.account.has_usable_password()


def test_the_same_details_are_the_same_entry(now: datetime) -> None:
    assert register(KARI, now=now) == register(replace(KARI, email="KARI@kunde.example "), now=now)


def test_other_details_never_overwrite_an_entry(now: datetime) -> None:
    first = register(KARI, now=now)
    second = register(replace(KARI, name="Someone Else"), now=now)

    first.refresh_from_db()
    assert first.name == KARI.name
    assert first.account == second.account
    assert Customer.objects.count() == 2


def test_an_address_of_the_agency_is_refused(now: datetime) -> None:
    User.objects.create_user("siri@byra.example", role=Role.STAFF)

    with pytest.raises(NotACustomersAddress):
        register(replace(KARI, email="Siri@byra.example"), now=now)
