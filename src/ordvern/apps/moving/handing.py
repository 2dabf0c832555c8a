"""The file of a list between handing in and taking in: sealed, and gone an hour later at most."""

from datetime import datetime

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.shredding import schedule

from .models import TakenIn

SUBJECTS = {TakenIn.Of.CUSTOMERS: "customer"}
"""What the log calls the things in a list: it decides whose duty the deed is."""


def waiting(key: str | None, *, now: datetime) -> StoredFile | None:
    """The file that was handed in under this key, if there is one and it is still there."""
    if key is None:
        return None
    files = StoredFile.objects.filter(folder__erased_at=None, folder__erase_by__gt=now)
    return files.select_related("folder").filter(pk=key).first()


def used_up(file: StoredFile, *, now: datetime) -> None:
    """The file goes, and no second press takes it in again. Raises `NotAllowedNow` if it has gone;
    call inside the transaction that takes the list in."""
    folders = Folder.objects.select_for_update().filter(pk=file.folder_id, erased_at=None)
    folder = folders.filter(erase_by__gt=now).first()
    if folder is None:
        raise NotAllowedNow(f"taken in: folder:{file.folder_id}")
    schedule(folder, at=now, now=now)
