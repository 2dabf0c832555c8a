"""Programs with tokens, as the privacy officer would have made them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.programs.models import Scope
from ordvern.apps.programs.usecases.make_token import make_token

Program = Callable[..., Client]


@pytest.fixture
def program(ingrid: Actor, now: datetime) -> Program:
    """A program of an account, with all scopes unless others are named."""

    def made(account: User, *scopes: Scope, language: str = "en") -> Client:
        _, secret = make_token(
            account,
            name="Regnskap",
            scopes=scopes or tuple(Scope),
            days=30,
            actor=ingrid,
            now=now,
        )
        headers = {"Authorization": f"Bearer {secret}", "Accept-Language": language}
        return Client(headers=headers, enforce_csrf_checks=True)

    return made
