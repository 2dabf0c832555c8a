"""Oversight's tests: the privacy officer in a browser."""

import pytest
from django.test import Client

from ordvern.apps.core.models import User
from tests.web.entering import client_of


@pytest.fixture
def officer(ingrid_account: User) -> Client:
    """Ingrid's browser."""
    return client_of(ingrid_account)
