"""After a power cut between any two operations, with any of the unsynced ones lost or kept."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from ordvern.vault import (
    BlobId,
    FolderId,
    KeyStore,
    MasterKey,
    NotReadable,
    Shredded,
    Vault,
    durable,
)
from tests.vault.disk import Recorder, after_power_cut, laid_out, snapshot

AGE = b"age-encryption.org"
CONTENT = b"to be kept whole or not at all " * 5_000
Operation = Callable[[Vault, FolderId], object]


@dataclass(frozen=True)
class After:
    """A vault found after a cut; `is_done` says whether the operation had returned before it."""

    vault: Vault
    is_done: bool


@pytest.fixture
def cuts(tmp_path: Path, master: MasterKey) -> Callable[..., Iterator[After]]:
    """Runs an operation, and yields the vault as it would be found after each possible cut."""

    def run(operation: Operation, vault: Vault, folder: FolderId) -> Iterator[After]:
        home = vault.files.parent
        start, recorder = snapshot(home), Recorder(home)
        with recorder.recording():
            operation(vault, folder)
        dice = random.Random(1)
        ways = [lambda _: False, lambda _: True, *[lambda _: dice.random() < 0.5] * 4]
        for cut in range(len(recorder.events) + 1):
            for way in ways:
                place = tmp_path / f"after-{cut}-{dice.random()}"
                laid_out(after_power_cut(start, recorder.events[:cut], way), home, place)
                keys = KeyStore(place / "keys", master)
                yield After(Vault(place / "files", keys), cut == len(recorder.events))

    return run


@pytest.fixture
def vault(tmp_path: Path, master: MasterKey) -> Vault:
    home = tmp_path / "home"
    home.mkdir()
    return Vault(home / "files", KeyStore(home / "keys", master))


def blobs_of(vault: Vault, folder: FolderId) -> list[BlobId]:
    return [BlobId(path.stem) for path in (vault.files / folder).glob("[!.]*.age")]


def test_put(cuts: Callable[..., Iterator[After]], vault: Vault, folder: FolderId) -> None:
    for after in cuts(lambda v, f: v.put(f, io.BytesIO(CONTENT)), vault, folder):
        blobs = blobs_of(after.vault, folder)
        assert len(blobs) == 1 or not after.is_done
        assert all(after.vault.open(folder, blob).read() == CONTENT for blob in blobs)


def test_create(cuts: Callable[..., Iterator[After]], vault: Vault) -> None:
    vault.keys.path.parent.joinpath("keys").mkdir()
    vault.files.mkdir()
    for after in cuts(lambda v, _: v.create(), vault, FolderId("")):
        live = [folder for folder, is_live in after.vault.keys.folders() if is_live]
        assert len(live) == 1 or not after.is_done
        assert all(after.vault.is_readable(folder) for folder in live)


def holds_after_shredding(after: After, folder: FolderId) -> bool:
    """Done means unreadable, the record itself overwritten; a file is missing only when its key
    is dead; a sweep tidies up."""
    is_readable = after.vault.is_readable(folder)
    if after.is_done and any(AGE in each.read_bytes() for each in after.vault.keys.path.iterdir()):
        return False
    if is_readable and (after.is_done or len(blobs_of(after.vault, folder)) != 2):
        return False
    after.vault.sweep()
    return is_readable or not (after.vault.files / folder).exists()


def test_shred(cuts: Callable[..., Iterator[After]], vault: Vault, folder: FolderId) -> None:
    for _ in range(2):
        vault.put(folder, io.BytesIO(CONTENT))
    for after in cuts(lambda v, f: v.shred(f), vault, folder):
        assert holds_after_shredding(after, folder)


def files_first(vault: Vault, folder: FolderId) -> None:
    for path in (vault.files / folder).iterdir():
        path.unlink()
    (vault.files / folder).rmdir()
    vault.keys.destroy(folder)


def without_sync(vault: Vault, folder: FolderId) -> None:
    (vault.keys.path / f"{folder}.key").rename(vault.keys.path / f"{folder}.shredded")


def without_overwriting(vault: Vault, folder: FolderId) -> None:
    durable.rename(vault.keys.path / f"{folder}.key", vault.keys.path / f"{folder}.shredded")
    vault.shred(folder)


@pytest.mark.parametrize("naive", [files_first, without_sync, without_overwriting])
def test_naive_ways_to_shred_are_found_out(
    cuts: Callable[..., Iterator[After]], vault: Vault, folder: FolderId, naive: Operation
) -> None:
    """The control: this test must be able to fail."""
    for _ in range(2):
        vault.put(folder, io.BytesIO(CONTENT))
    assert not all(holds_after_shredding(after, folder) for after in cuts(naive, vault, folder))


def test_a_naive_way_to_put_is_found_out(
    cuts: Callable[..., Iterator[After]], vault: Vault, folder: FolderId
) -> None:
    def unsynced(vault: Vault, folder: FolderId) -> None:
        with mock.patch("os.fsync"):
            vault.put(folder, io.BytesIO(CONTENT))

    found = list(cuts(unsynced, vault, folder))
    assert any(not is_whole(after.vault, folder) for after in found)


def is_whole(vault: Vault, folder: FolderId) -> bool:
    try:
        return all(vault.open(folder, blob).read() == CONTENT for blob in blobs_of(vault, folder))
    except (NotReadable, Shredded):
        return False
