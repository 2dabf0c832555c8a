"""S26, S46: every store is declared to stand in Norway, or nothing starts."""

from datetime import datetime
from typing import Any

import pytest

from ordvern.apps.statement.checks import residency
from ordvern.apps.statement.promises.stored_in_norway import breaches


def test_kept(now: datetime) -> None:
    assert list(breaches(now)) == []


def test_breach_is_seen(now: datetime, settings: pytest.FixtureRequest) -> None:
    settings.RESIDENCY = {"database": "NO", "files": "SE", "keys": ""}

    assert list(breaches(now)) == ["store:files", "store:keys"]


def test_a_store_that_nobody_answers_for_is_seen(now: datetime, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "post.example"
    assert list(breaches(now)) == ["operator:mail"]

    settings.OPERATORS = {"mail": "Nord Post AS"}
    assert list(breaches(now)) == []


def test_the_short_cut_is_refused(settings: pytest.FixtureRequest) -> None:
    settings.RESIDENCY = {"database": "NO", "files": "IE"}

    assert [message.id for message in residency(None)] == ["statement.E001"]
