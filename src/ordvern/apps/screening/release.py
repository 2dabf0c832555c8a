"""Evidence that a file may be shared: only this module makes it, and only after a decision."""

from dataclasses import dataclass

from ordvern.apps.files.models import StoredFile

from .models import Decision


class NotReleased(Exception):
    """Nobody has decided that this very content may go to work."""


@dataclass(frozen=True, slots=True)
class Released:
    """A file whose present content a person has let go to work.

    Made by `released` alone; whatever hands a file to a partner takes nothing else.
    """

    file: StoredFile


def released(file: StoredFile) -> Released:
    """Raise `NotReleased` unless a decision exists that is bound to the file's content hash."""
    if not file.in_use or not file.content_hash:
        raise NotReleased
    if not Decision.objects.filter(file=file, content_hash=file.content_hash).exists():
        raise NotReleased
    return Released(file)
