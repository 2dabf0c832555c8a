"""Clients of the pages, logged in as the cast would be."""

from allauth.account.internal.flows.login import record_authentication
from django.test import Client, RequestFactory

from ordvern.apps.core.models import User
from ordvern.web.ui import account_backend
from tests.cast import signed


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
