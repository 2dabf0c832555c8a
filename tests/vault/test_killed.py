"""After SIGKILL before any call to the system: whole files or none, and never a file without
its key's death having come first."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ordvern.vault import BlobId, FolderId, KeyStore, MasterKey, Vault
from tests.vault.kill_points import CONTENT

SMALL, MANY = 25, 500
ROUNDS = [SMALL, pytest.param(MANY, marks=pytest.mark.nightly)]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def vault(tmp_path: Path, master: MasterKey) -> Vault:
    master.save(tmp_path / "master.key")
    return Vault(tmp_path / "files", KeyStore(tmp_path / "keys", master))


def killed(vault: Vault, way: str, rounds: int) -> list[tuple[FolderId, bool]]:
    """What each round left: its folder, and whether the work had said that it was done."""
    command = [sys.executable, "-m", "tests.vault.kill_points", str(vault.files.parent), way]
    command += [str(rounds), "7"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    assert {line["done"] for line in lines} == {True, False}, "must die in time, and get through"
    return [(line["folder"], line["done"]) for line in lines]


def blobs_of(vault: Vault, folder: FolderId) -> list[BlobId]:
    return [BlobId(path.stem) for path in (vault.files / folder).glob("[!.]*.age")]


@pytest.mark.parametrize("rounds", ROUNDS)
def test_put(vault: Vault, rounds: int) -> None:
    for folder, is_done in killed(vault, "put", rounds):
        blobs = blobs_of(vault, folder)
        assert len(blobs) == 2 or (len(blobs) == 1 and not is_done)
        assert all(vault.open(folder, blob).read() == CONTENT for blob in blobs)
    vault.sweep(unfinished_after=0)
    assert not list(vault.files.glob("*/.*"))


def is_sound(vault: Vault, folder: FolderId, *, is_done: bool) -> bool:
    if vault.is_readable(folder):
        return not is_done and len(blobs_of(vault, folder)) == 1
    return not (vault.files / folder).exists()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_shred(vault: Vault, rounds: int) -> None:
    results = killed(vault, "shred", rounds)
    vault.sweep()
    assert all(is_sound(vault, folder, is_done=is_done) for folder, is_done in results)
    assert not vault.check(settled_after=0).problems


def test_the_naive_order_is_found_out(vault: Vault) -> None:
    results = killed(vault, "shred_files_first", SMALL)
    vault.sweep()
    assert not all(is_sound(vault, folder, is_done=is_done) for folder, is_done in results)
