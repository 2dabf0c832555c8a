"""The only door to a file's content: the log is written first, and without it nothing is read."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of, record
from ordvern.apps.core.models import AuditEvent
from ordvern.vault import FolderId

from .models import Folder, StoredFile
from .resting import Resting, rests_for
from .store import Deposit, blob_of, vault

CHUNK = 256 * 1024
LOOK_AGAIN_AFTER = 1024 * 1024


class Erased(Exception):
    """The file's key is due to be destroyed, or gone: nothing of it is served any more."""


class TakenBack(Exception):
    """Whoever was fetching the file may not have it any more."""


@contextmanager
def opened(file: StoredFile, *, actor: Actor, now: datetime) -> Iterator[BinaryIO]:
    """A stream of the file's content. Raises `Erased` once erasure was asked for or done, and
    `Resting` for whoever may not open it while the customer's data rest."""
    folder = Folder.objects.get(pk=file.folder_id)
    if folder.erased_at or (folder.erase_by and folder.erase_by <= now):
        raise Erased
    if rests_for(file.folder_id, actor, now=now):
        raise Resting
    record("file.read", subject=file, actor=actor, at=now)
    with vault().open(*blob_of(file)) as stream:
        yield stream


@contextmanager
def opened_deposit(folder: Folder, deposit: Deposit) -> Iterator[BinaryIO]:
    """What somebody has just sent, before it is a file of the order; its sender knows it."""
    with vault().open(FolderId(folder.id), deposit.stored.id) as stream:
        yield stream


@contextmanager
def opened_by_sender(file: StoredFile, *, now: datetime) -> Iterator[BinaryIO]:
    """What somebody sent some minutes ago and looks at before he hands it in for good: he knows
    it, and nobody else is shown it. Raises `Erased`."""
    folder = Folder.objects.get(pk=file.folder_id)
    if folder.erased_at or not folder.erase_by or folder.erase_by <= now:
        raise Erased
    with vault().open(*blob_of(file)) as stream:
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
    taken back, an approval ended, the data are to rest), ends after at most a mebibyte more. Raises
    `Erased`, `Resting` or `TakenBack`.
    """

    def may() -> bool:
        return may_go_on() and not rests_for(file.folder_id, actor, now=now)

    with opened(file, actor=actor, now=now) as stream:
        pieces = iter(lambda: stream.read(CHUNK), b"")
        yield from _watched(pieces, file, may)


def slices(
    content: bytes, file: StoredFile, *, may_go_on: Callable[[], bool]
) -> Generator[bytes, None, None]:
    """What was made of a file that was opened before, as `chunks` gives the file itself."""
    starts = range(0, len(content), CHUNK)
    yield from _watched((content[at : at + CHUNK] for at in starts), file, may_go_on)


def copy_id(file: StoredFile, actor: Actor) -> int:
    """The number of the log's newest entry that `actor` has opened `file`: it marks his copy."""
    opening = AuditEvent.objects.filter(
        verb="file.read",
        subject=name_of(file),
        actor_kind=actor.kind.value,
        actor_account=actor.account,
    )
    return opening.order_by("pk").values_list("pk", flat=True).last() or 0


def _watched(
    pieces: Iterable[bytes], file: StoredFile, may_go_on: Callable[[], bool]
) -> Generator[bytes, None, None]:
    """The pieces, with a look every mebibyte whether they may still go."""
    served = 0
    for piece in pieces:
        if served >= LOOK_AGAIN_AFTER:
            served = 0
            if Folder.objects.filter(pk=file.folder_id).exclude(asked_at=None).exists():
                raise Erased
            if not may_go_on():
                raise TakenBack
        served += len(piece)
        yield piece
