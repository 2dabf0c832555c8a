"""`ordvern vault check`, on folders that are named and on the installation's own register."""

import io
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ordvern.apps.files import store
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.registers.models import DutyDone
from ordvern.vault import FolderId, KeyStore, MasterKey, Vault
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    master = MasterKey.generate()
    master.save(tmp_path / "master.key")
    return Vault(tmp_path / "files", KeyStore(tmp_path / "keys", master))


@pytest.fixture
def named(vault: Vault) -> list[object]:
    home = vault.files.parent
    return ["--files", vault.files, "--keys", home / "keys", "--master-key", home / "master.key"]


def test_all_is_well(ordvern: Ordvern, vault: Vault, named: list[object]) -> None:
    vault.put(vault.create(), io.BytesIO(b"x"))
    answer = ordvern("vault", "check", *named)
    assert (answer.status, answer.err) == (0, "")
    assert "1 folder, 1 file, 0.0 MB: all is well." in answer.out


def test_bit_rot(ordvern: Ordvern, vault: Vault, named: list[object]) -> None:
    folder = vault.create()
    blob = vault.put(folder, io.BytesIO(b"x")).id
    path = vault.files / folder / f"{blob}.age"
    path.write_bytes(path.read_bytes()[:-1])
    answer = ordvern("vault", "check", *named)
    assert answer.status == 1
    assert f"damaged         {folder}/{blob}" in answer.out


def test_half_of_the_folders(ordvern: Ordvern, vault: Vault, named: list[object]) -> None:
    vault.create()
    assert "go together" in ordvern("vault", "check", *named[:2]).err


def test_an_exposed_master_key(ordvern: Ordvern, vault: Vault, named: list[object]) -> None:
    vault.create()
    (vault.files.parent / "master.key").chmod(0o644)
    answer = ordvern("vault", "check", *named)
    assert answer.status == 2
    assert "chmod 600" in answer.err


@pytest.fixture
def installed(vault: Vault, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Vault:
    home = vault.files.parent
    for name, place in (("HOME", "."), ("VAULT_FILES", "files"), ("VAULT_KEYS", "keys")):
        setattr(settings, name, home / place)
    settings.VAULT_MASTER_KEY = home / "master.key"
    return store.vault()


def registered(vault: Vault, *, erased: bool) -> FolderId:
    folder = Folder.objects.create(
        id=vault.create(), made_at=NOW, erased_at=NOW if erased else None
    )
    stored = vault.put(FolderId(folder.id), io.BytesIO(b"x"))
    StoredFile.objects.create(
        folder=folder, blob=stored.id, role="source", sealed_name=b"", size=1,
        content_hash="", cipher_hash=stored.cipher_sha256, stored_at=NOW,
    )  # fmt: skip
    return FolderId(folder.id)


@pytest.mark.django_db
def test_the_register_is_held_against_the_vault(ordvern: Ordvern, installed: Vault) -> None:
    registered(installed, erased=False)
    assert "all is well" in ordvern("vault", "check").out


@pytest.mark.django_db
def test_what_was_erased_but_lives_is_found_and_shredded(
    ordvern: Ordvern, installed: Vault
) -> None:
    folder = registered(installed, erased=True)
    assert f"still_readable  {folder}" in ordvern("vault", "check").out
    assert ordvern("vault", "shred", folder, "--yes").status == 0
    assert not installed.is_readable(folder)
    assert ordvern("vault", "check").status == 0


@pytest.mark.django_db
def test_what_is_not_erased_is_not_shredded_here(ordvern: Ordvern, installed: Vault) -> None:
    folder = registered(installed, erased=False)
    assert ordvern("vault", "shred", folder, "--yes").status == 2
    assert installed.is_readable(folder)


def copied(vault: Vault, to: Path) -> list[object]:
    """The vault's folders as a backup has them."""
    for name in ("files", "keys"):
        shutil.copytree(vault.files.parent / name, to / name)
    key = vault.files.parent / "master.key"
    return ["--files", to / "files", "--keys", to / "keys", "--master-key", key]


@pytest.mark.django_db
def test_a_drill_is_kept_as_evidence(ordvern: Ordvern, installed: Vault, tmp_path: Path) -> None:
    registered(installed, erased=False)
    answer = ordvern("vault", "drill", *copied(installed, tmp_path / "copy"))
    done = DutyDone.objects.get()
    assert (answer.status, done.duty, done.went_well) == (0, "restore-drill", True)
    assert (done.facts["folders"], done.facts["files"], done.facts["missing"]) == (1, 1, 0)


@pytest.mark.django_db
def test_a_drill_finds_what_the_copy_lacks(
    ordvern: Ordvern, installed: Vault, tmp_path: Path
) -> None:
    lost, kept = (registered(installed, erased=False) for _ in range(2))
    copy = copied(installed, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "files" / kept)
    next((tmp_path / "copy" / "keys").glob(f"**/{lost}*")).unlink()
    assert ordvern("vault", "drill", *copy).status == 1
    assert not DutyDone.objects.get().went_well


@pytest.mark.django_db
def test_a_drill_on_the_installation_is_refused(ordvern: Ordvern, installed: Vault) -> None:
    registered(installed, erased=False)
    home = installed.files.parent
    named = ["--files", home / "files", "--keys", home / "keys", "--master-key"]
    assert ordvern("vault", "drill", *named, home / "master.key").status == 2
    assert not DutyDone.objects.exists()
