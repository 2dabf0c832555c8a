"""The ways in: a code by e-mail, a password, and what an unknown address is told."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User

CODE = re.compile(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})?)\s*$", re.MULTILINE)
PASSWORD = "en lang setning 17"

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari() -> User:
    account = User.objects.create_user("kari@example.no", role=Role.CUSTOMER, language="nb")
    EmailAddress.objects.create(user=account, email=account.email, primary=True)
    return account


@pytest.fixture
def siri() -> User:
    account = User.objects.create_user("siri@example.no", PASSWORD, role=Role.STAFF)
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
    return account


def sent_code() -> str:
    body = str(mail.outbox[-1].body)
    found = CODE.search(body)
    assert found, body
    return found[1]


def test_a_customer_enters_by_code(client: Client, kari: User) -> None:
    response = client.post("/konto/login/code/", {"email": "Kari@example.no"})
    assert response.headers["Location"] == "/konto/login/code/confirm/"

    response = client.post("/konto/login/code/confirm/", {"code": sent_code()})

    assert response.headers["Location"] == "/kunde/"
    assert client.session["_auth_user_id"] == str(kari.pk)


def test_a_wrong_code_lets_nobody_in(client: Client, kari: User) -> None:
    client.post("/konto/login/code/", {"email": kari.email})

    for _ in range(4):
        client.post("/konto/login/code/confirm/", {"code": "WRONG1"})
    client.post("/konto/login/code/confirm/", {"code": sent_code()})

    assert "_auth_user_id" not in client.session


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client, kari: User) -> None:
    known = client.post("/konto/login/code/", {"email": kari.email})
    mail.outbox.clear()
    unknown = Client().post("/konto/login/code/", {"email": "ola@example.no"})

    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert mail.outbox == []


def test_a_password_lets_staff_in(client: Client, siri: User) -> None:
    response = client.post("/konto/login/", {"login": siri.email, "password": PASSWORD})

    assert response.headers["Location"] == "/desk/"


def test_a_password_is_tried_a_few_times_only(client: Client, siri: User) -> None:
    for _ in range(12):
        client.post("/konto/login/", {"login": siri.email, "password": "wrong"})
    client.post("/konto/login/", {"login": siri.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_a_session_gets_a_new_key_at_login(client: Client, kari: User) -> None:
    client.post("/konto/login/code/", {"email": kari.email})
    before = client.session.session_key
    client.post("/konto/login/code/confirm/", {"code": sent_code()})

    assert client.session.session_key != before


def test_a_shut_account_stays_out(client: Client, kari: User) -> None:
    User.objects.filter(pk=kari.pk).update(is_active=False)
    client.post("/konto/login/code/", {"email": kari.email})
    if mail.outbox:
        client.post("/konto/login/code/confirm/", {"code": sent_code()})

    assert "_auth_user_id" not in client.session
