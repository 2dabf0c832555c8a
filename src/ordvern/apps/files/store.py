"""The one vault of this installation, and how files get into it."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from ordvern.vault import BlobId, FolderId, KeyStore, MasterKey, Stored, Vault

from .models import Folder, StoredFile

UPLOAD_MUST_END_WITHIN = timedelta(hours=1)
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Deposit:
    """A blob that lies in the vault but is not yet a file of any order."""

    stored: Stored
    sealed_name: bytes


@cache
def _vault_at(files: Path, keys: Path, master: Path) -> Vault:
    return Vault(files, KeyStore(keys, MasterKey.load(master)))


def vault() -> Vault:
    """The vault that the settings name."""
    return _vault_at(settings.VAULT_FILES, settings.VAULT_KEYS, settings.VAULT_MASTER_KEY)


def new_folder(*, now: datetime) -> Folder:
    """A folder with a key of its own, which erases itself unless an order adopts it."""
    return Folder.objects.create(
        id=vault().create(), made_at=now, erase_by=now + UPLOAD_MUST_END_WITHIN
    )


def deposit(folder: Folder, source: BinaryIO, *, name: str) -> Deposit:
    """Encrypt a file into the folder. The name is kept sealed, without its path."""
    return Deposit(vault().put(FolderId(folder.id), source), seal_name(folder.id, name))


def seal(folder_id: str, value: bytes) -> bytes:
    """Encrypt a small value, kept in the database, under the folder's key."""
    return vault().seal(FolderId(folder_id), value)


def unseal(folder_id: str, sealed: bytes) -> bytes:
    """The value again. Raises `Shredded` when the key is gone."""
    return vault().unseal(FolderId(folder_id), sealed)


def blob_of(file: StoredFile) -> tuple[FolderId, BlobId]:
    """Where the vault has the file."""
    return FolderId(file.folder_id), BlobId(file.blob)


def seal_name(folder_id: str, name: str) -> bytes:
    last = name.replace("\\", "/").rsplit("/", 1)[-1][-LONGEST_NAME:]
    return seal(folder_id, last.encode("utf-8", "replace"))


def name_of(file: StoredFile) -> str:
    """The file's name, for those who may see the file. Raises `Shredded` when it is gone."""
    return unseal(file.folder_id, bytes(file.sealed_name)).decode("utf-8")


def add_file(
    folder: Folder,
    deposit: Deposit,
    *,
    role: str,
    now: datetime,
    derived_from: StoredFile | None = None,
    in_use: bool = True,
    ordinal: int = 0,
    target_language: str = "",
) -> StoredFile:
    """Make a deposit a file of the folder; call inside the transaction that needs it."""
    return StoredFile.objects.create(
        folder=folder,
        blob=deposit.stored.id,
        role=role,
        sealed_name=deposit.sealed_name,
        size=deposit.stored.size,
        content_hash=keyed_hash(deposit.stored.sha256),
        cipher_hash=deposit.stored.cipher_sha256,
        derived_from=derived_from,
        in_use=in_use,
        ordinal=ordinal,
        target_language=target_language,
        stored_at=now,
    )


def add_files(
    folder: Folder, deposits: Iterable[Deposit], *, role: str, now: datetime
) -> list[StoredFile]:
    """As `add_file`; the files keep the order in which they were sent."""
    return [
        add_file(folder, each, role=role, now=now, ordinal=ordinal)
        for ordinal, each in enumerate(deposits)
    ]


def keyed_hash(sha256: str) -> str:
    """A content hash that only this installation can compute."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, sha256.encode(), hashlib.sha256).hexdigest()


def put_bytes(folder: Folder, content: bytes, *, name: str) -> Deposit:
    return deposit(folder, BytesIO(content), name=name)
