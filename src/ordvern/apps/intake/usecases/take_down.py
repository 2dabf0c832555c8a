"""Staff take down what somebody wants who called, wrote a letter or came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number_of_year
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import Deposit, add_files, seal
from ordvern.apps.intake.deadlines import kept_for
from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.receive_mail import SCREEN
from ordvern.apps.intake.words import Sender, sealed_sender


@dataclass(frozen=True, slots=True)
class Sheets:
    """Paper that stays with us: where it lies, what becomes of it and by when."""

    place: str
    fate: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody told us: how he came, what he wants, how the notice was given."""

    channel: str
    notice: str
    message: str = ""
    sheets: Sheets | None = None


def take_down(
    contact: Contact,
    *,
    account: Account,
    folder: Folder,
    deposits: Sequence[Deposit],
    actor: Actor,
    now: datetime,
) -> Inquiry:
    """Note the inquiry with its files and its paper. Raises `NotACustomersAddress`."""
    told = account.message.strip()
    sealed = seal(folder.id, told.encode()) if told else b""
    return _keep(contact, account, folder, deposits, sealed, actor=actor, now=now)


@transaction.atomic(durable=True)
def _keep(
    contact: Contact,
    account: Account,
    folder: Folder,
    deposits: Sequence[Deposit],
    sealed_message: bytes,
    *,
    actor: Actor,
    now: datetime,
) -> Inquiry:
    inquiry = Inquiry.objects.create(
        number=f"H{next_number_of_year('inquiry', now)}",
        channel=account.channel,
        folder=folder,
        customer=register(contact, now=now),
        language=contact.language,
        sealed_sender=sealed_sender(folder.id, Sender(contact.name, contact.email)),
        sealed_message=sealed_message,
        received_at=now,
        notice=account.notice,
        notice_at=now if account.notice else None,
    )
    schedule(folder, at=now + kept_for(), now=now)
    add_files(folder, deposits, role=StoredFile.Role.SOURCE, now=now)
    if account.sheets:
        sheets = account.sheets
        Paper.objects.create(
            inquiry=inquiry, place=sheets.place, fate=sheets.fate, due_on=sheets.due_on
        )
    record("inquiry.taken_down", subject=inquiry, actor=actor, at=now)
    if deposits:
        enqueue(SCREEN, inquiry.pk, at=now)
    return inquiry
