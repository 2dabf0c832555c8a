"""Erases anew what a restored backup brought back."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.erasure.register import erased
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.vault import FolderId

from .erase_folder import erase_folder


def replay_erasures(*, now: datetime, beat: Callable[[], None] = lambda: None) -> int:
    """How many folders of the register were readable again, or not noted as erased.

    Raises `ValueError` if the register cannot be read.
    """
    again = 0
    for folder in erased(settings.ERASURES):
        beat()
        again += _replay(folder, now=now)
    return again


def _replay(folder: str, *, now: datetime) -> bool:
    known = Folder.objects.filter(pk=folder).first()
    if known is not None and known.erased_at is None:
        erase_folder(known, now=now)
        record("folder.erased_again", subject=known, actor=SYSTEM, at=now)
        return True
    if not vault().is_readable(FolderId(folder)):
        return False
    vault().shred(FolderId(folder))
    if known is not None:
        record("folder.erased_again", subject=known, actor=SYSTEM, at=now)
    return True
