"""Puts a message in the queue with the transaction that causes it."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.core.queue import enqueue
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import seal

from .models import OutgoingMail, Wish

TASK = "post.send"
MORNING = time(7, 0)
# Work waits for the receiver's answer, or somebody would come at another hour or to another place:
# these are never held back until the morning.
AT_ONCE = {
    OutgoingMail.Kind.REDACTION_ASKED,
    OutgoingMail.Kind.FILE_NOT_READABLE,
    OutgoingMail.Kind.JOB_OFFERED,
    OutgoingMail.Kind.WORK_RESTS,
    OutgoingMail.Kind.INTERPRETING_MOVED,
    OutgoingMail.Kind.MEETING_CHANGED,
    OutgoingMail.Kind.QUOTE_SENT,
    OutgoingMail.Kind.QUOTE_REMINDER,
    OutgoingMail.Kind.BREACH_NOTICE,
    OutgoingMail.Kind.BREACH_CLOCK,
}


def notify(account: User, kind: str, *, number: str, path: str, now: datetime) -> None:
    """Have `account` told about the order `number`; `path` is the page to look at.

    Call inside the transaction: a rolled-back decision then sends nothing.
    """
    due = now if kind in AT_ONCE else _when_wished(account, now)
    mail = OutgoingMail.objects.create(
        kind=kind, account=account, number=number, path=path, due_at=due
    )
    enqueue(TASK, mail.pk, at=due)


def notify_sender(
    folder: Folder,
    kind: str,
    *,
    address: str,
    language: str,
    number: str,
    path: str,
    now: datetime,
) -> None:
    """Have somebody told who has no account; the address is sealed under the folder's key."""
    mail = OutgoingMail.objects.create(
        kind=kind,
        folder=folder,
        sealed_address=seal(folder.id, address.encode()),
        language=language,
        number=number,
        path=path,
        due_at=now,
    )
    enqueue(TASK, mail.pk, at=now)


def _when_wished(account: User, now: datetime) -> datetime:
    if not Wish.objects.filter(account=account, often=Wish.Often.DAILY).exists():
        return now
    here = timezone.localtime(now)
    morning = here.replace(hour=MORNING.hour, minute=0, second=0, microsecond=0)
    return morning if morning > here else morning + timedelta(days=1)
