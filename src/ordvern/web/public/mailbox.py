"""The mails that a demo would have sent, read from the files it wrote instead."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings

BETWEEN = re.compile(rb"^-{79}\r?\n", re.MULTILINE)
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail; `name` is how its page is addressed."""

    name: str
    to: str
    subject: str
    text: str
    at: datetime


def mailbox() -> list[Mail]:
    """The newest mails, newest first."""
    if not settings.MAILS.is_dir():
        return []
    paths = sorted(settings.MAILS.glob("*.log"), key=_age, reverse=True)
    return [mail for path in paths[:MOST_SHOWN] for mail in _mails_in(path)]


def _age(path: Path) -> float:
    return path.stat().st_mtime


def _mails_in(path: Path) -> list[Mail]:
    parts = [part for part in BETWEEN.split(path.read_bytes()) if part.strip()]
    at = datetime.fromtimestamp(_age(path), UTC)
    return [_mail(f"{path.stem}-{number}", part, at) for number, part in enumerate(parts)]


def _mail(name: str, content: bytes, at: datetime) -> Mail:
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain",))
    text = body.get_content() if body is not None else ""
    return Mail(name, str(message["to"]), str(message["subject"]), text.strip(), at)
