"""Clients of the pages, logged in as the cast would be."""

import time

from django.test import Client

from ordvern.apps.core.models import User

RECORDS = "account_authentication_methods"


def client_of(user: User, *, second_factor: bool = True) -> Client:
    """A browser in which `user` has logged in, by default with a second factor."""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    used = [{"method": "password", "at": time.time()}]
    if second_factor:
        used.append({"method": "mfa", "type": "totp", "at": time.time()})
    session[RECORDS] = used
    session.save()
    return client
