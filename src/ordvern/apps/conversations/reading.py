"""The words of messages, unsealed for one page."""

from collections.abc import Iterable
from dataclasses import dataclass

from ordvern.apps.files.store import unseal
from ordvern.vault import NotReadable, Shredded

from .models import Message


@dataclass(frozen=True, slots=True)
class Line:
    """A message with its words; `text` is empty once they are erased."""

    message: Message
    text: str


def lines(messages: Iterable[Message]) -> list[Line]:
    return [Line(each, _words(each)) for each in messages]


def _words(message: Message) -> str:
    if not message.sealed_text:
        return ""
    try:
        return unseal(message.order.folder_id, bytes(message.sealed_text)).decode()
    except (Shredded, NotReadable):
        return ""
