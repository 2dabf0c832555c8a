"""The officer makes tokens and webhooks, sees their use and takes them back."""

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.programs.hooks import Delivery, Webhook
from ordvern.apps.programs.models import Token
from tests.web.entering import client_of

PROGRAMS, HOOKS = "/innsyn/programmer/", "/innsyn/programmer/varsler/"
HOOK = {
    "name": "Regnskap",
    "email": "kari@kunde.example",
    "url": "https://kunde.example/ordvern",
    "operator": "Kunden",
    "country": "NO",
}


@pytest.fixture
def officer(ingrid_account: User, delivered: Order) -> Client:
    return client_of(ingrid_account)


def test_token_is_shown_once_and_taken_back(officer: Client) -> None:
    said = {"name": "Bruk", "email": "kari@kunde.example", "scopes": ["orders:read"], "days": "30"}
    made = officer.post(PROGRAMS, said)
    token, secret = Token.objects.get(), made.context["secret"]

    assert secret in made.content.decode()
    assert secret not in officer.get(PROGRAMS).content.decode()
    api = Client(headers={"Authorization": f"Bearer {secret}"})
    assert api.get("/api/v1/orders").status_code == 200
    officer.post(f"{PROGRAMS}{token.pk}/trekk/")
    assert api.get("/api/v1/orders").status_code == 401


def test_webhook_secret_is_shown_once(officer: Client) -> None:
    made = officer.post(HOOKS, HOOK)

    assert made.context["secret"] in made.content.decode()
    assert made.context["secret"] not in officer.get(HOOKS).content.decode()
    assert Webhook.objects.get().operator == "Kunden"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("url", "http://kunde.example/"),
        ("url", "https://127.0.0.1/"),
        ("url", "https://[::1]/"),
        ("url", "https://server.internal/"),
        ("url", "https://ola:hemmelig@kunde.example/"),
        ("email", "ukjent@kunde.example"),
        ("country", ""),
        ("operator", ""),
    ],
)
def test_what_is_not_declared_is_not_called(officer: Client, name: str, said: str) -> None:
    refused = officer.post(HOOKS, HOOK | {name: said})

    assert refused.status_code == 422
    assert name in refused.context["form"].errors
    assert not Webhook.objects.exists()


def test_failed_call_is_made_again_from_the_page(officer: Client, delivered: Order) -> None:
    officer.post(HOOKS, HOOK)
    hook, now = Webhook.objects.get(), timezone.now()
    call = Delivery.objects.create(
        webhook=hook,
        event=1,
        verb="order.delivered",
        subject=f"order:{delivered.pk}",
        happened_at=now,
        due_at=now,
        failed_at=now,
        reason="TimeoutError",
    )

    assert "TimeoutError" in officer.get(f"{HOOKS}{hook.pk}/").content.decode()
    officer.post(f"{HOOKS}{hook.pk}/{call.pk}/igjen/")
    call.refresh_from_db()
    assert call.failed_at is None
    officer.post(f"{HOOKS}{hook.pk}/fjern/")
    assert officer.get(HOOKS).status_code == 200
    assert Webhook.objects.get().removed_at
