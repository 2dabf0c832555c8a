"""S47: an e-mail holds a link, and neither a file nor a word of one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core import mail

from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promises import nothing_by_mail
from ordvern.apps.statement.promises.nothing_by_mail import breaches
from tests.cast import HARMLESS, work


def test_kept(submit: Callable[..., Order], now: datetime) -> None:
    submit(HARMLESS)

    assert list(breaches(now)) == []


def test_breach_is_seen(now: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HTTPS = settings.DEMO = settings.DEBUG = False
    monkeypatch.setattr(nothing_by_mail, "LONGEST", 100)

    assert list(breaches(now)) == ["column:outgoingmail.path", "setting:HTTPS"]


def test_the_short_cut_is_refused(submit: Callable[..., Order]) -> None:
    submit(HARMLESS, name="attest-fra-lege.txt")
    work()

    assert mail.outbox
    for message in mail.outbox:
        assert not message.attachments
        assert "attest-fra-lege" not in message.subject + message.body
        assert "Hageklipperen" not in message.body
