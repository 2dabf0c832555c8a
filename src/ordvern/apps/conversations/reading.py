"""The words of messages and notes, unsealed for one page."""

from collections.abc import Iterable
from dataclasses import dataclass

from ordvern.apps.files.store import unseal
from ordvern.vault import NotReadable, Shredded

from .models import Message, Note


@dataclass(frozen=True, slots=True)
class Line:
    """A message with its words; `text` is empty once they are erased."""

    message: Message
    text: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note with its words; `text` is empty once they are erased."""

    note: Note
    text: str


def lines(messages: Iterable[Message]) -> list[Line]:
    return [Line(each, _words(each)) for each in messages]


def note_lines(notes: Iterable[Note]) -> list[NoteLine]:
    return [NoteLine(each, _words(each)) for each in notes]


def _words(written: Message | Note) -> str:
    if not written.sealed_text:
        return ""
    try:
        return unseal(written.order.folder_id, bytes(written.sealed_text)).decode()
    except (Shredded, NotReadable):
        return ""
