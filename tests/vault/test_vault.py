"""What goes into the vault comes out of it, unchanged and only there."""

import hashlib
import io
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.vault import (
    BlobId,
    FolderId,
    KeyStore,
    MasterKey,
    NotReadable,
    NotThere,
    Shredded,
    Vault,
)

TRICKS = ["", ".", "..", "../x", "/etc/passwd", "a" * 31, "A" * 32, "é" * 32, "0" * 32 + "\n", "\0"]


def path_of(vault: Vault, folder: FolderId, blob: BlobId) -> Path:
    return vault.files / folder / f"{blob}.age"


@settings(max_examples=40, deadline=None)
@given(content=st.binary(max_size=300_000), chunk=st.integers(1, 200_000))
def test_comes_out_as_it_went_in(master: MasterKey, content: bytes, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        vault = Vault(Path(home, "files"), KeyStore(Path(home, "keys"), master))
        folder = vault.create()
        stored = vault.put(folder, io.BytesIO(content))
        with vault.open(folder, stored.id) as file:
            pieces = list(iter(lambda: file.read(chunk), b""))
        assert b"".join(pieces) == content
        assert (stored.size, stored.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 1 << 20, (1 << 20) + 1, (3 << 20) - 77])
def test_around_the_edges_of_blocks(vault: Vault, folder: FolderId, size: int) -> None:
    content = os.urandom(size)
    stored = vault.put(folder, io.BytesIO(content))
    with vault.open(folder, stored.id) as file:
        assert file.read() == content


def test_hash_of_the_stored_file_is_told(vault: Vault, folder: FolderId) -> None:
    stored = vault.put(folder, io.BytesIO(b"brev" * 50_000))
    cipher = path_of(vault, folder, stored.id).read_bytes()
    assert stored.cipher_sha256 == hashlib.sha256(cipher).hexdigest()


def test_the_disk_holds_nothing_readable(vault: Vault, folder: FolderId) -> None:
    vault.put(folder, io.BytesIO(b"canary-of-the-vault " * 10_000))
    everything = [path for path in vault.files.parent.rglob("*") if path.is_file()]
    assert len(everything) == 2
    for path in everything:
        assert b"canary" not in path.read_bytes()
        assert b"AGE-SECRET" not in path.read_bytes()


def test_only_the_owner_may_enter(vault: Vault, folder: FolderId) -> None:
    vault.put(folder, io.BytesIO(b"x"))
    for path in (vault.files, vault.keys.path):
        assert all(each.stat().st_mode & 0o077 == 0 for each in (path, *path.rglob("*")))


def test_blobs_of_one_folder_cannot_be_exchanged(vault: Vault, folder: FolderId) -> None:
    one, two = (vault.put(folder, io.BytesIO(content)).id for content in (b"one", b"two"))
    path_of(vault, folder, one).rename(path_of(vault, folder, two))
    with pytest.raises(NotReadable, match="another place"):
        vault.open(folder, two)


def test_blobs_of_two_folders_cannot_be_exchanged(vault: Vault, folder: FolderId) -> None:
    other = vault.create()
    blob = vault.put(folder, io.BytesIO(b"x")).id
    path_of(vault, folder, blob).rename(path_of(vault, other, blob))
    with pytest.raises(NotReadable):
        vault.open(other, blob)


def test_key_records_cannot_be_exchanged(vault: Vault, folder: FolderId) -> None:
    other = vault.create()
    (vault.keys.path / f"{other}.key").rename(vault.keys.path / f"{folder}.key")
    with pytest.raises(NotReadable, match="another folder"):
        vault.put(folder, io.BytesIO(b"x"))


@pytest.mark.parametrize("trick", TRICKS)
def test_no_id_leads_out_of_the_vault(vault: Vault, folder: FolderId, trick: str) -> None:
    for attempt in (
        lambda: vault.open(FolderId(trick), BlobId("0" * 32)),
        lambda: vault.open(folder, BlobId(trick)),
        lambda: vault.discard(folder, BlobId(trick)),
        lambda: vault.shred(FolderId(trick)),
        lambda: vault.seal(FolderId(trick), b""),
    ):
        with pytest.raises(NotThere):
            attempt()
    assert not vault.is_readable(FolderId(trick))


def test_unknown_is_not_shredded(vault: Vault, folder: FolderId) -> None:
    with pytest.raises(NotThere):
        vault.open(folder, BlobId("0" * 32))
    with pytest.raises(NotThere):
        vault.put(FolderId("0" * 32), io.BytesIO(b""))


def test_discard_takes_one_away(vault: Vault, folder: FolderId) -> None:
    one, two = (vault.put(folder, io.BytesIO(b"x")).id for _ in range(2))
    vault.discard(folder, one)
    vault.discard(folder, one)
    with pytest.raises(NotThere):
        vault.open(folder, one)
    assert vault.open(folder, two).read() == b"x"


@settings(deadline=None)
@given(value=st.binary(max_size=2_000))
def test_sealed_values_come_out_again(sealing: tuple[Vault, FolderId], value: bytes) -> None:
    vault, folder = sealing
    sealed = vault.seal(folder, value)
    assert vault.unseal(folder, sealed) == value
    assert len(value) < 8 or value not in sealed.removeprefix(b"age-encryption.org/v1\n-> X25519 ")


def test_sealed_values_belong_to_their_folder(vault: Vault, folder: FolderId) -> None:
    sealed = vault.seal(folder, "fødselsattest.pdf".encode())
    with pytest.raises(NotReadable):
        vault.unseal(vault.create(), sealed)
    with pytest.raises(NotReadable):
        vault.unseal(folder, sealed[:-1])
    vault.shred(folder)
    with pytest.raises(Shredded):
        vault.unseal(folder, sealed)


@pytest.fixture(scope="module")
def sealing(tmp_path_factory: pytest.TempPathFactory) -> tuple[Vault, FolderId]:
    home = tmp_path_factory.mktemp("sealing")
    vault = Vault(home / "files", KeyStore(home / "keys", MasterKey.generate()))
    return vault, vault.create()
