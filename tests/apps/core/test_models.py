"""Accounts and numbers."""

from datetime import UTC, datetime

import pytest

from ordvern.apps.core.actors import ActorKind, Role
from ordvern.apps.core.models import User, next_number, next_number_of_year

pytestmark = pytest.mark.django_db


def test_addresses_are_compared_without_regard_to_case() -> None:
    User.objects.create_user("Kari@Kunde.example")

    assert User.objects.get_by_natural_key("KARI@kunde.example").email == "kari@kunde.example"


def test_an_account_without_a_password_has_no_usable_one() -> None:
    assert not User.objects.create_user("kari@kunde.example").has_usable_password()


def test_an_account_acts_as_its_role() -> None:
    actor = User.objects.create_user("siri@byra.example", role=Role.STAFF).actor

    assert actor.kind is ActorKind.STAFF
    assert actor.is_agency


def test_numbers_only_grow() -> None:
    assert [next_number("order-2026") for _ in range(3)] == [1, 2, 3]
    assert next_number("order-2027") == 1


def test_a_year_begins_when_it_does_for_the_agency() -> None:
    before, after = (datetime(2026, 12, 31, hour, 30, tzinfo=UTC) for hour in (22, 23))

    assert next_number_of_year("order", before) == "2026-00001"
    assert next_number_of_year("order", after) == "2027-00001"
