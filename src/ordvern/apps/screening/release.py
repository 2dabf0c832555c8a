"""Evidence that a file may be shared: only this module makes it, and only after a decision."""

from collections.abc import Iterable
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
    for evidence in released_among([file]):
        return evidence
    raise NotReleased


def released_among(files: Iterable[StoredFile]) -> list[Released]:
    """Of those that are released, as `released` finds it, in one query for all of them."""
    asked = [file for file in files if file.in_use and file.content_hash]
    decisions = Decision.objects.filter(file__in=asked).values_list("file", "content_hash")
    decided = set(decisions)
    return [Released(file) for file in asked if (file.pk, file.content_hash) in decided]
