"""What a theft of each part surrenders: the table in the package's own words, line by line."""

import io
from pathlib import Path

import pyrage
import pytest

from ordvern.vault import FolderId, KeyStore, MasterKey, NotReadable, Shredded, Vault

CANARY = b"canary: Kari Nordlund"


@pytest.fixture
def kept(vault: Vault) -> FolderId:
    folder = vault.create()
    vault.put(folder, io.BytesIO(CANARY * 1_000))
    return folder


@pytest.fixture
def erased(vault: Vault) -> FolderId:
    """Its files still lie about, as in a backup, though it was shredded."""
    folder = vault.create()
    vault.put(folder, io.BytesIO(CANARY * 1_000))
    vault.keys.destroy(folder)
    return folder


def stolen(*places: Path) -> list[bytes]:
    return [path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()]


def opened(files: list[bytes], identity: pyrage.x25519.Identity) -> list[bytes]:
    found = []
    for content in files:
        try:
            found.append(pyrage.decrypt(content, [identity]))
        except pyrage.DecryptError:
            continue
    return found


def test_files_alone(vault: Vault, kept: FolderId) -> None:
    assert not any(b"canary" in content for content in stolen(vault.files))
    assert opened(stolen(vault.files), pyrage.x25519.Identity.generate()) == []


def test_files_and_key_records(vault: Vault, kept: FolderId, tmp_path: Path) -> None:
    thief = Vault(vault.files, KeyStore(vault.keys.path, MasterKey.generate()))
    assert not any(b"AGE-SECRET" in content for content in stolen(vault.files, vault.keys.path))
    assert not thief.is_readable(kept)


def test_files_and_master_key(vault: Vault, kept: FolderId, master: MasterKey) -> None:
    assert opened(stolen(vault.files), master.identity) == []


def test_all_three(vault: Vault, kept: FolderId, erased: FolderId, master: MasterKey) -> None:
    """Everything that was not shredded, and nothing of what was."""
    secrets = [
        pyrage.x25519.Identity.from_str(record.decode().splitlines()[1])
        for record in opened(stolen(vault.keys.path), master.identity)
    ]
    read = [text for secret in secrets for text in opened(stolen(vault.files), secret)]
    assert len(secrets) == 1
    assert [kept in text.decode() for text in read] == [True]


def test_a_backup_of_files_and_what_comes_later(
    vault: Vault, erased: FolderId, master: MasterKey
) -> None:
    """Yesterday's files with today's key records and master key."""
    [blob] = [path.stem for path in (vault.files / erased).iterdir()]
    with pytest.raises(Shredded):
        vault.open(erased, blob)


def test_a_backup_of_key_records_is_why_theirs_must_be_short(
    vault: Vault, kept: FolderId, master: MasterKey
) -> None:
    """The exception that the package names: an old key record reads old files."""
    record = (vault.keys.path / f"{kept}.key").read_bytes()
    backup = stolen(vault.files)
    vault.shred(kept)
    [text] = opened([record], master.identity)
    secret = pyrage.x25519.Identity.from_str(text.decode().splitlines()[1])
    assert CANARY in opened(backup, secret)[0]
    with pytest.raises((NotReadable, Shredded)):
        vault.seal(kept, b"")
