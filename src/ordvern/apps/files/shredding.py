"""Erasing a folder in two steps, so that a crash at any moment only delays it.

First a deadline is written in the transaction of whoever decides (`schedule`). After it has
committed, the worker destroys the key and then notes that it is gone (`destroy`, `mark_erased`).
Were the key destroyed inside the transaction, a decision that rolled back would have lost a file;
were the note written first, a crash would leave a certificate of something still readable.
"""

from datetime import datetime

from django.db.models import Q

from ordvern.apps.core.queue import enqueue
from ordvern.vault import FolderId

from .models import Folder, StoredFile
from .store import vault

TASK = "erasure.sweep"


def schedule(folder: Folder, *, at: datetime, now: datetime, asked: bool = False) -> None:
    """Have the folder erased at `at`; never later than it was due already if it was asked for."""
    fields: dict[str, object] = {"erase_by": at}
    if asked:
        fields["asked_at"] = now
    Folder.objects.filter(pk=folder.pk, erased_at=None).filter(
        Q(asked_at=None) | Q(erase_by=None) | Q(erase_by__gt=at)
    ).update(**fields)
    folder.refresh_from_db()
    if at <= now:
        enqueue(TASK, "", at=now)


def adopt(folder: Folder) -> None:
    """An order takes the folder over: it no longer erases itself."""
    Folder.objects.filter(pk=folder.pk, erased_at=None, asked_at=None).update(erase_by=None)
    folder.refresh_from_db()


def destroy(folder: Folder) -> None:
    """Destroy the key and remove the files; safe to repeat."""
    vault().shred(FolderId(folder.id))


def mark_erased(folder: Folder, *, now: datetime) -> bool:
    """Note that the folder is gone; False if that was noted before. Call after `destroy`."""
    if not Folder.objects.filter(pk=folder.pk, erased_at=None).update(erased_at=now):
        return False
    StoredFile.objects.filter(folder=folder).update(sealed_name=b"", content_hash="")
    folder.refresh_from_db()
    return True
