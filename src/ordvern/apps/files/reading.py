"""The only door to a file's content: the log is written first, and without it nothing is read."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.vault import FolderId

from .models import Folder, StoredFile
from .store import Deposit, blob_of, vault

CHUNK = 256 * 1024
LOOK_AGAIN_AFTER = 1024 * 1024


class Erased(Exception):
    """The file's key is due to be destroyed, or gone: nothing of it is served any more."""


class TakenBack(Exception):
    """Whoever was fetching the file may not have it any more."""


@contextmanager
def opened(file: StoredFile, *, actor: Actor, now: datetime) -> Iterator[BinaryIO]:
    """A stream of the file's content. Raises `Erased` once erasure was asked for or done."""
    folder = Folder.objects.get(pk=file.folder_id)
    if folder.erased_at or (folder.erase_by and folder.erase_by <= now):
        raise Erased
    record("file.read", subject=file, actor=actor, at=now)
    with vault().open(*blob_of(file)) as stream:
        yield stream


@contextmanager
def opened_deposit(folder: Folder, deposit: Deposit) -> Iterator[BinaryIO]:
    """What somebody has just sent, before it is a file of the order; its sender knows it."""
    with vault().open(FolderId(folder.id), deposit.stored.id) as stream:
        yield stream


def chunks(
    file: StoredFile,
    *,
    actor: Actor,
    now: datetime,
    may_go_on: Callable[[], bool] = lambda: True,
) -> Generator[bytes, None, None]:
    """The content in pieces, for a download; the first piece follows the log entry.

    A download that is under way when erasure is asked for, or when `may_go_on` says no (a job was
    taken back, an approval ended), ends after at most a mebibyte more. Raises `Erased` or
    `TakenBack`.
    """
    served = 0
    with opened(file, actor=actor, now=now) as stream:
        while piece := stream.read(CHUNK):
            if served >= LOOK_AGAIN_AFTER:
                served = 0
                if Folder.objects.filter(pk=file.folder_id).exclude(asked_at=None).exists():
                    raise Erased
                if not may_go_on():
                    raise TakenBack
            served += len(piece)
            yield piece
