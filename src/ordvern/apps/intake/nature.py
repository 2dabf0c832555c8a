"""Tells letters of people from those of machines, and from our own come back."""

import re
from enum import StrEnum

from .letters import Letter

OURS = "X-Ordvern"  # on every message that we send
MACHINES = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|ikke-?svar|bounces?)(?:[+@]|$)"
)
BULK = ("bulk", "list", "junk", "auto_reply", "auto-reply")
OF_LISTS = ("list-id", "list-unsubscribe", "list-post")
OF_ANSWERING_MACHINES = ("x-autoreply", "x-autorespond", "x-auto-response-suppress")


class Nature(StrEnum):
    """Whom a letter is from."""

    PERSON = "person"
    MACHINE = "machine"
    OURSELVES = "ourselves"


def nature_of(letter: Letter, *, own_address: str) -> Nature:
    """RFC 3834: whatever was sent by a machine is never answered by one.

    `own_address` is the mailbox's own; a letter from there is ours, come back.
    """
    if letter.first(OURS.lower()) or letter.sender == own_address.lower():
        return Nature.OURSELVES
    return Nature.MACHINE if _is_by_machine(letter) else Nature.PERSON


def _is_by_machine(letter: Letter) -> bool:
    submitted = letter.first("auto-submitted").split(";")[0].strip().lower()
    if submitted and submitted != "no":
        return True
    if letter.first("precedence").strip().lower() in BULK:
        return True
    if any(letter.first(name) for name in (*OF_LISTS, *OF_ANSWERING_MACHINES)):
        return True
    if letter.all("return-path") and letter.first("return-path").strip() in ("<>", ""):
        return True
    if letter.first("content-type").lower().startswith("multipart/report"):
        return True
    return not letter.sender or bool(MACHINES.match(letter.sender))
