"""The mailbox that customers write to, over IMAP (RFC 9051): looked into, moved about, emptied."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings

SECONDS = 30
PIECE = 1024 * 1024
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
Client = imaplib.IMAP4


class NotEncrypted(Exception):
    """The settings would send the mailbox's password over the network in the clear."""


class Unanswered(Exception):
    """The mail server said no, and to what."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mailbox is; `encryption` is tls, starttls, or off on this machine only."""

    host: str
    port: int
    user: str
    password: str
    encryption: str
    inbox: str
    done: str
    aside: str
    authority: Path | None = None

    def __repr__(self) -> str:
        return f"Account({self.host!r})"


def account() -> Account | None:
    """The mailbox of the settings; None if there is none."""
    given = settings.MAILBOX
    return Account(**given) if given["host"] else None


def is_here(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def opened(box: Account) -> Iterator[Client]:
    """The mailbox with its inbox selected. Raises `NotEncrypted`, `Unanswered`, `OSError`."""
    client = _connected(box)
    try:
        _said_yes(client.login(box.user, box.password), "login")
        for folder in (box.done, box.aside):
            client.create(_quoted(folder))  # says no where it is there
        _said_yes(client.select(_quoted(box.inbox)), "select")
        yield client
    except imaplib.IMAP4.error:
        raise Unanswered("the mail server broke off") from None
    finally:
        _leave(client)


def _connected(box: Account) -> Client:
    if box.encryption == "off":
        if not is_here(box.host):
            raise NotEncrypted
        return imaplib.IMAP4(box.host, box.port, timeout=SECONDS)
    context = ssl.create_default_context(cafile=str(box.authority) if box.authority else None)
    if box.encryption == "tls":
        return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=context, timeout=SECONDS)
    client = imaplib.IMAP4(box.host, box.port, timeout=SECONDS)
    client.starttls(context)
    return client


def _leave(client: Client) -> None:
    try:
        client.logout()
    except (imaplib.IMAP4.error, OSError):
        return  # gone already


def waiting(client: Client, *, most: int) -> list[str]:
    """The ids of the messages in the inbox, the oldest first."""
    found = _said_yes(client.uid("SEARCH", "UNDELETED"), "search")
    ids = found[0].split() if found and found[0] else []
    return [each.decode("ascii") for each in ids[:most]]


def size_of(client: Client, uid: str) -> int:
    """How many bytes a message has; 0 if it is gone."""
    found = SIZE.search(_flat(_said_yes(client.uid("FETCH", uid, "(RFC822.SIZE)"), "size")))
    return int(found[1]) if found else 0


def content_of(client: Client, uid: str, *, size: int) -> bytes:
    """The message, fetched piece by piece and not marked as read."""
    pieces = []
    for start in range(0, max(size, 1), PIECE):
        answer = client.uid("FETCH", uid, f"(BODY.PEEK[]<{start}.{PIECE}>)")
        pieces += [each[1] for each in _said_yes(answer, "fetch") if isinstance(each, tuple)]
    return b"".join(pieces)


def move(client: Client, uid: str, folder: str) -> None:
    """Put a message into another folder; safe to repeat."""
    if "MOVE" in client.capabilities:
        _said_yes(client.uid("MOVE", uid, _quoted(folder)), "move")
        return
    _said_yes(client.uid("COPY", uid, _quoted(folder)), "copy")
    _said_yes(client.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)"), "mark")
    client.expunge()


def erase_before(client: Client, folder: str, day: date) -> int:
    """Erase what came into a folder's messages before a day; how many. The inbox is left."""
    _said_yes(client.select(_quoted(folder)), "select")
    since = f"{day.day}-{MONTHS[day.month - 1]}-{day.year}"
    found = _said_yes(client.uid("SEARCH", "BEFORE", since), "search")
    ids = found[0].split() if found and found[0] else []
    for uid in ids:
        _said_yes(client.uid("STORE", uid.decode(), "+FLAGS.SILENT", r"(\Deleted)"), "mark")
    client.expunge()
    return len(ids)


def _said_yes(answer: tuple[str, list[Any]], what: str) -> list[Any]:
    state, data = answer
    if state != "OK":
        raise Unanswered(what)
    return data


def _flat(data: list[object]) -> bytes:
    return b" ".join(each for each in data if isinstance(each, bytes))


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "").replace('"', "") + '"'
