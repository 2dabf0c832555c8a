"""Readers, writers and shredders at once: whatever the order, shredded means gone."""

import io
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ordvern.vault import FolderId, NotThere, Shredded, Vault

ROUNDS = [30, pytest.param(1_000, marks=pytest.mark.nightly)]
CONTENT = bytes(200_000)


def write(vault: Vault, folder: FolderId) -> str:
    try:
        vault.put(folder, io.BytesIO(CONTENT))
    except Shredded:
        return "shredded"
    return "stored"


def read(vault: Vault, folder: FolderId) -> str:
    try:
        blobs = [path.stem for path in (vault.files / folder).glob("[!.]*.age")]
        for blob in blobs:
            with vault.open(folder, blob) as file:
                assert file.read() == CONTENT
    except (Shredded, NotThere, FileNotFoundError):
        return "shredded"
    return "read"


def shred(vault: Vault, folder: FolderId) -> str:
    vault.shred(folder)
    assert not vault.is_readable(folder)
    return "done"


@pytest.mark.parametrize("rounds", ROUNDS)
def test_any_order(vault: Vault, rounds: int) -> None:
    dice = random.Random(11)
    with ThreadPoolExecutor(6) as pool:
        for _ in range(rounds):
            folder = vault.create()
            vault.put(folder, io.BytesIO(CONTENT))
            works = dice.sample([write, write, read, read, shred, shred], 6)
            for future in [pool.submit(work, vault, folder) for work in works]:
                future.result()
            assert not (vault.files / folder).exists()
            assert read(vault, folder) in {"read", "shredded"}
            assert write(vault, folder) == "shredded"
    assert not vault.check(settled_after=0).problems


def test_a_file_that_comes_while_the_folder_is_removed(
    vault: Vault, folder: FolderId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that had its key before the shredding creates its file after the listing."""
    late = vault.files / folder / ".late.part"
    real, tries = Path.rmdir, iter([late.touch, late.touch])

    def rmdir(path: Path) -> None:
        next(tries, lambda: None)()
        real(path)

    monkeypatch.setattr(Path, "rmdir", rmdir)
    vault.shred(folder)
    assert not (vault.files / folder).exists()


def test_files_that_never_stop_coming_are_reported(
    vault: Vault, folder: FolderId, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = vault.files / folder / ".late.part"
    real = Path.rmdir

    def rmdir(path: Path) -> None:
        late.touch()
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", rmdir)
        with pytest.raises(OSError, match="keep coming"):
            vault.shred(folder)
    assert not vault.is_readable(folder)
    assert vault.sweep() == 1
