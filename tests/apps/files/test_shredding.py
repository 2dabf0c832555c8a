"""Erasing in two steps, earlier rather than later."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ordvern.apps.files.shredding import adopt, destroy, mark_erased, schedule
from ordvern.apps.files.store import name_of, new_folder, vault
from ordvern.apps.orders.models import Order
from ordvern.vault import FolderId, Shredded


def test_a_folder_that_no_order_adopts_erases_itself(agency: Path, now: datetime) -> None:
    folder = new_folder(now=now)

    assert folder.erase_by == now + timedelta(hours=1)
    adopt(folder)
    assert folder.erase_by is None


def test_an_ordinary_deadline_never_delays_what_was_asked_for(
    submit: Callable[..., Order], now: datetime
) -> None:
    folder = submit("tekst").folder
    schedule(folder, at=now, now=now, asked=True)

    schedule(folder, at=now + timedelta(days=30), now=now)

    assert folder.erase_by == now


def test_after_destroying_nothing_can_be_read(submit: Callable[..., Order], now: datetime) -> None:
    folder = submit("tekst").folder
    file = folder.files.get()

    destroy(folder)

    assert not vault().is_readable(FolderId(folder.id))
    with pytest.raises(Shredded):
        name_of(file)


def test_erasure_is_noted_once_and_blanks_what_tells_of_content(
    submit: Callable[..., Order], now: datetime
) -> None:
    folder = submit("tekst").folder
    destroy(folder)
    destroy(folder)

    assert mark_erased(folder, now=now)
    assert not mark_erased(folder, now=now + timedelta(minutes=1))
    file = folder.files.get()
    assert (bytes(file.sealed_name), file.content_hash) == (b"", "")
