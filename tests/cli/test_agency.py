"""Accounts and the statement from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.statement.models import StatementVersion
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]


@pytest.fixture(autouse=True)
def home(agency: Path, settings: pytest.FixtureRequest) -> None:
    settings.HOME = agency


def test_opens_an_account_without_a_password(ordvern: Ordvern) -> None:
    answer = ordvern("account", "open", "Siri@byra.example", "--name", "Siri Hagen")

    user = User.objects.get(email="siri@byra.example")
    assert answer.status == 0
    assert (user.role, user.display_name) == ("staff", "Siri Hagen")
    assert not user.has_usable_password()
    assert "/konto/password/reset/" in answer.out
    assert AuditEvent.objects.filter(verb="account.opened").exists()


@pytest.mark.parametrize("email", ["not-an-address", "siri@byra.example"])
def test_refuses_what_is_no_address_or_taken(ordvern: Ordvern, email: str) -> None:
    ordvern("account", "open", "siri@byra.example")

    answer = ordvern("account", "open", email)

    assert answer.status == 2
    assert "address" in answer.err
    assert User.objects.count() == 1


def test_shuts_an_account_once(ordvern: Ordvern) -> None:
    ordvern("account", "open", "siri@byra.example")

    assert ordvern("account", "close", "SIRI@byra.example").status == 0
    assert not User.objects.get().is_active
    assert ordvern("account", "close", "siri@byra.example").status == 2
    assert ordvern("account", "close", "nobody@byra.example").status == 2


def test_publishes_a_version_once(ordvern: Ordvern) -> None:
    assert ordvern("statement", "publish", "2026-12-01").status == 0
    assert ordvern("statement", "publish", "2026-12-01").status == 2
    assert ordvern("statement", "publish", "a version; of sorts").status == 2
    assert StatementVersion.objects.filter(version="2026-12-01").count() == 1
