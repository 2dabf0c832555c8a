"""The only door to content writes the log first and closes when erasure is asked for."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files import reading
from ordvern.apps.files.reading import Erased, chunks, opened
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import name_of
from ordvern.apps.orders.models import Order


def test_gives_back_what_was_sent(submit: Callable[..., Order], siri: Actor, now: datetime) -> None:
    file = submit("Hei på deg").folder.files.get()

    assert b"".join(chunks(file, actor=siri, now=now)) == "Hei på deg".encode()
    assert name_of(file) == "tekst.txt"


def test_the_log_is_written_before_the_first_byte(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    file = submit("tekst").folder.files.get()

    with opened(file, actor=siri, now=now):
        event = AuditEvent.objects.get(verb="file.read")

    assert event.subject == f"storedfile:{file.pk}"
    assert event.actor_account == siri.account


def test_without_a_log_nothing_is_read(
    submit: Callable[..., Order], siri: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = submit("tekst").folder.files.get()

    def broken(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(reading, "record", broken)
    with pytest.raises(DatabaseError), opened(file, actor=siri, now=now):
        pytest.fail("content was served without a log")


def test_nothing_is_read_once_erasure_is_due(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = submit("tekst")
    schedule(order.folder, at=now, now=now, asked=True)

    with pytest.raises(Erased):
        list(chunks(order.folder.files.get(), actor=siri, now=now))


def test_a_path_in_a_file_name_is_dropped(submit: Callable[..., Order]) -> None:
    order = submit("tekst", name="../../etc\\passwd")

    assert name_of(order.folder.files.get()) == "passwd"


def test_a_download_under_way_ends_when_erasure_is_asked_for(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = submit(b"x" * 4_000_000)
    pieces = chunks(order.folder.files.get(), actor=siri, now=now)
    next(pieces)
    schedule(order.folder, at=now, now=now, asked=True)

    served: list[int] = []
    with pytest.raises(Erased):
        served.extend(len(piece) for piece in pieces)
    assert sum(served) <= 1024 * 1024
