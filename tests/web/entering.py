"""Clients of the pages, logged in as the cast would be."""

from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory

from ordvern.apps.core.models import User
from ordvern.web.ui import account_backend
from tests.cast import signed

if TYPE_CHECKING:
    from playwright.sync_api import Page


def lend_session(page: "Page", site: str, client: Client) -> None:
    """Put the session of a client that has logged in into a browser."""
    page.context.add_cookies(
        [{"name": name, "value": each.value, "url": site} for name, each in client.cookies.items()]
    )


def client_of(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which `user` has logged in, by default with a second factor."""
    signed(user)
    client = Client()
    client.force_login(user, backend=account_backend.PATH)
    request = RequestFactory().get("/")
    request.session = session = client.session
    record_authentication(request, user, method="password")
    if second_factor:
        record_authentication(request, user, method="mfa", type="totp")
    session.save()
    return client
