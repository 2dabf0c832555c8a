"""Holds the vault against the register of files."""

from collections.abc import Iterator
from datetime import datetime

from ordvern.vault import BlobId, Expected, FolderId, Report

from .models import Folder
from .store import vault

FOLDERS_AT_ONCE = 200


def check_vault(*, now: datetime) -> Report:
    """Read every stored byte and say what is damaged, missing, unknown or still readable.

    Takes as long as the disk needs to read the whole vault.
    """
    return vault().check(expected(now))


def expected(now: datetime) -> Iterator[Expected]:
    """What the register says of each folder; one whose key is due to go may be on either side."""
    folders = Folder.objects.order_by("made_at", "pk").prefetch_related("files")
    for folder in folders.iterator(chunk_size=FOLDERS_AT_ONCE):
        ident = FolderId(folder.id)
        due = folder.erase_by is not None and folder.erase_by <= now
        gone = folder.erased_at is not None or (due and not vault().is_readable(ident))
        blobs = {BlobId(file.blob): file.cipher_hash for file in folder.files.all()}
        yield Expected(ident, blobs, is_shredded=gone)
