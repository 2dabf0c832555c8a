"""Where the log cannot be written, nothing of a file is read."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.reading import chunks, opened
from ordvern.apps.orders.models import Order
from ordvern.vault import Vault
from tests.cast import HARMLESS


def test_nothing_is_served(
    submit: Callable[..., Order], siri: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = submit(HARMLESS).folder.files.get()
    opened_files: list[object] = []

    def fail(**_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(AuditEvent.objects, "create", fail)
    monkeypatch.setattr(Vault, "open", lambda *each: opened_files.append(each))

    with pytest.raises(DatabaseError):
        next(chunks(file, actor=siri, now=now))
    with pytest.raises(DatabaseError), opened(file, actor=siri, now=now):
        pass
    assert opened_files == []
