"""A vault on a temporary disk, and a folder in it."""

from pathlib import Path

import pytest

from ordvern.vault import FolderId, KeyStore, MasterKey, Vault


@pytest.fixture(scope="session")
def master() -> MasterKey:
    return MasterKey.generate()


@pytest.fixture
def vault(tmp_path: Path, master: MasterKey) -> Vault:
    return Vault(tmp_path / "files", KeyStore(tmp_path / "keys", master))


@pytest.fixture
def folder(vault: Vault) -> FolderId:
    return vault.create()
