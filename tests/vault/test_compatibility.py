"""An agency can leave with its data: another reader of the age format opens all of it."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ordvern.vault import FolderId, MasterKey, Vault
from tests.vault import age_oracle

CONTENT = os.urandom(150_000)


def test_another_reader_opens_key_records_and_files(
    vault: Vault, folder: FolderId, master: MasterKey
) -> None:
    """The way of the package's own words: master key, key record, file, first lines cut off."""
    blob = vault.put(folder, io.BytesIO(CONTENT)).id
    record = (vault.keys.path / f"{folder}.key").read_bytes()
    head, secret = age_oracle.decrypt(record, str(master.identity)).decode().splitlines()
    assert head == f"ordvern-key 1 {folder}"
    line, _, content = age_oracle.decrypt(
        (vault.files / folder / f"{blob}.age").read_bytes(), secret
    ).partition(b"\n")
    assert line == f"ordvern-blob 1 {folder} {blob}".encode()
    assert content == CONTENT


@pytest.mark.skipif(not shutil.which("age"), reason="the age tool is not installed")
def test_the_age_tool_opens_files(
    vault: Vault, folder: FolderId, master: MasterKey, tmp_path: Path
) -> None:
    blob = vault.put(folder, io.BytesIO(CONTENT)).id
    master.save(tmp_path / "master.key")
    record = vault.keys.path / f"{folder}.key"
    (tmp_path / "folder.key").write_bytes(opened(record, tmp_path / "master.key"))
    assert opened(vault.files / folder / f"{blob}.age", tmp_path / "folder.key") == CONTENT


def opened(path: Path, identity: Path) -> bytes:
    command = ["age", "-d", "-i", str(identity), str(path)]
    plain = subprocess.run(command, check=True, capture_output=True).stdout
    return plain.partition(b"\n")[2]
