"""The gallery, the pages of errors and the login pages, in three languages."""

from typing import Any

import pytest
from django.conf import settings as current
from django.test import Client

from ordvern.apps.core.models import User
from ordvern.web.ui.account_texts import TEXTS

LANGUAGES = ("nb", "nn", "en")
LOGIN_PAGES = ("login", "login/code", "password/reset", "logout", "2fa", "2fa/webauthn")

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.ui.urls")]


@pytest.fixture
def demo(settings: Any) -> None:
    settings.DEMO = True


def speaking(client: Client, language: str) -> Client:
    client.cookies[current.LANGUAGE_COOKIE_NAME] = language
    return client


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("page", ["", "skjema/", "dokument/", "desk/"])
def test_the_gallery_is_served_in_demo_mode(client: Client, page: str) -> None:
    html = client.get(f"/galleri/komponenter/{page}").content.decode()

    assert html.count("<h1") == 1
    assert html.count("<main") == 1
    assert " style=" not in html


def test_the_gallery_is_not_served_elsewhere(client: Client) -> None:
    assert client.get("/galleri/komponenter/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [400, 403, 500])
def test_errors_have_a_page(client: Client, status: int, language: str) -> None:
    client.raise_request_exception = False
    answer = speaking(client, language).get(f"/feil/{status}")

    assert answer.status_code == status
    assert f'<html lang="{language}"' in answer.content.decode()
    assert str(status) in answer.content.decode()


def test_a_form_that_lay_open_too_long_has_a_page() -> None:
    answer = Client(enforce_csrf_checks=True).post("/konto/login/", {})

    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LOGIN_PAGES)
def test_login_pages_are_drawn_in_the_house(
    client: Client, siri_account: User, page: str, language: str
) -> None:
    if page in ("logout", "2fa", "2fa/webauthn"):
        client.force_login(siri_account)
    html = speaking(client, language).get(f"/konto/{page}/", follow=True).content.decode()

    assert f'<html lang="{language}"' in html
    assert "ov-entrance" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_login_pages_leave_no_english(client: Client, siri_account: User, language: str) -> None:
    client.force_login(siri_account)
    html = speaking(client, language).get("/konto/2fa/", follow=True).content.decode()

    assert "ov-entrance" in html
    assert [text for text in TEXTS if len(text) > 12 and f">{text}<" in html] == []
