"""People of the agency undertake confidentiality before a page of theirs opens."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ordvern.apps.core.confidentiality import is_bound
from ordvern.apps.core.models import Pledge, User
from ordvern.web.oversight.registers.wheel_forms import AccountsForm, accounts
from tests.cast import Submit
from tests.web.entering import client_of

PAGE = "/konto/taushet/"


@pytest.fixture
def newcomer(siri_account: User) -> Client:
    """Siri's browser; she has signed nothing."""
    client = client_of(siri_account)
    Pledge.objects.all().delete()
    return client


def test_signed_and_on_to_what_was_asked_for(newcomer: Client, siri_account: User) -> None:
    shut = newcomer.get("/desk/oppdrag/")
    assert shut["Location"] == f"{PAGE}?next=%2Fdesk%2Foppdrag%2F"

    page = newcomer.get(shut["Location"]).content.decode()
    assert "taushetsplikt" in page
    assert 'value="/desk/oppdrag/"' in page
    answer = newcomer.post(PAGE, {"version": "1", "next": "/desk/oppdrag/"})
    assert answer["Location"] == "/desk/oppdrag/"
    assert newcomer.get("/desk/oppdrag/").status_code == 200


def test_the_officer_signs_as_well(ingrid_account: User) -> None:
    client = client_of(ingrid_account)
    Pledge.objects.all().delete()

    assert client.get("/innsyn/")["Location"].startswith(PAGE)
    assert client.post(PAGE, {"version": "1"})["Location"] == "/innsyn/"


@pytest.mark.parametrize("version", ["", "0", "x", "99"])
def test_other_words_are_not_signed(newcomer: Client, version: str) -> None:
    assert newcomer.post(PAGE, {"version": version}).status_code == 200
    assert not Pledge.objects.exists()


def test_nobody_is_sent_to_another_site(newcomer: Client) -> None:
    sent = {"version": "1", "next": "https://elsewhere.example/"}

    assert newcomer.post(PAGE, sent)["Location"] == "/desk/"


def test_without_a_second_factor_nothing_is_signed(siri_account: User) -> None:
    client = client_of(siri_account, second_factor=False)

    assert client.post(PAGE, {"version": "1"})["Location"].startswith("/konto/2fa/")


def test_customers_have_no_such_page(submit: Submit) -> None:
    assert client_of(submit("Hei").customer.account).get(PAGE).status_code == 404


def test_the_officer_sees_who_has_signed(siri_account: User, ingrid_account: User) -> None:
    def told() -> str:
        form = AccountsForm(None, officer=ingrid_account.pk)
        return " ".join(str(label) for _, label in form.fields["close"].choices)

    assert siri_account in accounts(ingrid_account.pk)
    before = told()
    Pledge.objects.all().delete()

    assert "taushetserklæring undertegnet: 2" in before
    assert "taushetserklæring ikke undertegnet" in told()


def test_it_is_asked_of_the_database_with_the_account(
    siri_account: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = User.objects.with_signature().get(pk=siri_account.pk)
    with django_assert_num_queries(0):
        assert is_bound(user)
    with django_assert_num_queries(1):
        assert is_bound(User(pk=siri_account.pk))


def test_what_is_taken_back_shuts_the_next_page(siri_account: User) -> None:
    client = client_of(siri_account)
    assert client.get("/desk/").status_code == 200
    siri_account.pledges.all().delete()

    assert client.get("/desk/")["Location"].startswith(PAGE)


def test_other_words_shut_the_next_page(
    siri_account: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = client_of(siri_account)
    assert client.get("/desk/").status_code == 200
    monkeypatch.setattr("ordvern.apps.core.confidentiality.VERSION", 2)

    assert client.get("/desk/")["Location"].startswith(PAGE)
