"""Puts a message in the queue with the transaction that causes it."""

from datetime import datetime

from ordvern.apps.core.models import User
from ordvern.apps.core.queue import enqueue

from .models import OutgoingMail

TASK = "post.send"


def notify(account: User, kind: str, *, number: str, path: str, now: datetime) -> None:
    """Have `account` told about the order `number`; `path` is the page to look at.

    Call inside the transaction: a rolled-back decision then sends nothing.
    """
    mail = OutgoingMail.objects.create(
        kind=kind, account=account, number=number, path=path, due_at=now
    )
    enqueue(TASK, mail.pk, at=now)
