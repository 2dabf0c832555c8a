"""Holds the vault against the register of files and keeps what was wrong as evidence."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.files.models import Folder, VaultCheck, VaultFault
from ordvern.apps.files.store import vault
from ordvern.vault import BlobId, Expected, FolderId, Report

FOLDERS_AT_ONCE = 200
MOST_KEPT = 1000


def check_vault(*, clock: Callable[[], datetime], beat: Callable[[int, int], None]) -> VaultCheck:
    """Read every stored byte and note what is damaged, missing, unknown or still readable.

    Takes as long as the disk needs to read the whole vault; `beat` is told how many folders of
    how many have been looked at.
    """
    began = clock()
    total = Folder.objects.count()
    return _keep(vault().check(_told(expected(began), total, beat)), began=began, now=clock())


def expected(now: datetime) -> Iterator[Expected]:
    """What the register says of each folder; one whose key is due to go may be on either side."""
    folders = Folder.objects.order_by("made_at", "pk").prefetch_related("files")
    for folder in folders.iterator(chunk_size=FOLDERS_AT_ONCE):
        ident = FolderId(folder.id)
        due = folder.erase_by is not None and folder.erase_by <= now
        gone = folder.erased_at is not None or (due and not vault().is_readable(ident))
        blobs = {BlobId(file.blob): file.cipher_hash for file in folder.files.all()}
        yield Expected(ident, blobs, is_shredded=gone)


def _told(
    folders: Iterator[Expected], total: int, beat: Callable[[int, int], None]
) -> Iterator[Expected]:
    for done, folder in enumerate(folders):
        beat(done, total)
        yield folder


@transaction.atomic(durable=True)
def _keep(report: Report, *, began: datetime, now: datetime) -> VaultCheck:
    check = VaultCheck.objects.create(
        began_at=began,
        checked_at=now,
        folders=report.folders,
        blobs=report.blobs,
        size=report.size,
        faults=len(report.problems),
    )
    VaultFault.objects.bulk_create(
        VaultFault(
            check_run=check, fault=each.fault.value, folder=each.folder, blob=each.blob or ""
        )
        for each in islice(report.problems, MOST_KEPT)
    )
    record("vault.checked", subject=check, actor=SYSTEM, at=now)
    return check
