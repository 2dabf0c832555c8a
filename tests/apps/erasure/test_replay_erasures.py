"""What was erased stays erased, also when a backup from before it is put back."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.register import erased, note
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.erasure.usecases.replay_erasures import replay_erasures
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Order
from ordvern.vault import FolderId
from tests.cast import HARMLESS

STORES = ("vault", "keys")
Restore = Callable[[], None]


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    return submit(HARMLESS)


@pytest.fixture
def backup(order: Order, agency: Path, tmp_path_factory: pytest.TempPathFactory) -> Restore:
    """A copy of the vault, the keys and the rows as they were before the erasure."""
    kept = tmp_path_factory.mktemp("backup")
    for store in STORES:
        shutil.copytree(agency / store, kept / store)
    rows = serializers.serialize("json", [order.folder, *order.folder.files.all(), order])

    def restore() -> None:
        for store in STORES:
            shutil.rmtree(agency / store)
            shutil.copytree(kept / store, agency / store)
        Certificate.objects.all().delete()
        for row in serializers.deserialize("json", rows):
            row.save()

    return restore


def is_readable(order: Order) -> bool:
    return vault().is_readable(FolderId(order.folder_id))


def test_a_whole_backup_is_erased_anew(order: Order, backup: Restore, now: datetime) -> None:
    erase_folder(order.folder, now=now)
    backup()
    assert is_readable(order)
    assert StoredFile.objects.exclude(sealed_name=b"").exists()

    assert replay_erasures(now=now) == 1

    assert not is_readable(order)
    assert not StoredFile.objects.exclude(sealed_name=b"").exists()
    assert Certificate.objects.get().folder_id == order.folder_id
    assert AuditEvent.objects.filter(verb="folder.erased_again").count() == 1
    assert replay_erasures(now=now) == 0


def test_keys_alone_that_came_back_are_destroyed(
    order: Order, agency: Path, now: datetime, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("keys") / "keys"
    shutil.copytree(agency / "keys", kept)
    erase_folder(order.folder, now=now)
    shutil.rmtree(agency / "keys")
    shutil.copytree(kept, agency / "keys")
    assert is_readable(order)

    assert replay_erasures(now=now) == 1
    assert not is_readable(order)


def test_the_register_knows_of_an_erasure_before_the_key_is_gone(
    order: Order, settings: Any, now: datetime, tmp_path: Path
) -> None:
    """Where it cannot be written, no key is destroyed: the sweep tries again."""
    settings.ERASURES = tmp_path / "not-there" / "erasures.jsonl"
    with pytest.raises(FileNotFoundError):
        erase_folder(order.folder, now=now)

    assert is_readable(order)
    assert Folder.objects.get(pk=order.folder_id).erased_at is None


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.jsonl"


def test_a_line_that_a_power_cut_broke_off_is_left_out(register: Path, now: datetime) -> None:
    note(register, "a", now=now)
    note(register, "a", now=now)
    note(register, "b", now=now)
    register.write_text(register.read_text() + '{"folder": "c", "era')

    assert list(erased(register)) == ["a", "b"]


def test_a_damaged_register_is_no_register(register: Path) -> None:
    register.write_text("nonsense\n")

    with pytest.raises(ValueError, match="Expecting value"):
        list(erased(register))
