"""Somebody asks for a right: on his pages, or by another way that an officer takes down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number_of_year
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import adopt
from ordvern.apps.files.store import new_folder, seal
from ordvern.apps.intake.words import Sender, sealed_sender
from ordvern.apps.rights.clock import deadline
from ordvern.apps.rights.models import Case, Identity

NOBODY = Sender()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants, how it came, and who he says to be."""

    kind: str
    channel: str = Case.Channel.PORTAL
    words: str = ""
    sender: Sender = NOBODY
    language: str = "nb"


def open_case(
    customer: Customer | None,
    *,
    asked: Asked,
    actor: Actor,
    now: datetime,
    received_at: datetime | None = None,
) -> Case:
    """The clock runs from `received_at`, which is now if it is not given. Who asks while signed in
    has shown who he is."""
    folder = new_folder(now=now)
    return _open(customer, folder, asked, received_at or now, actor=actor, now=now)


@transaction.atomic(durable=True)
def _open(
    customer: Customer | None,
    folder: Folder,
    asked: Asked,
    received_at: datetime,
    *,
    actor: Actor,
    now: datetime,
) -> Case:
    return keep_case(customer, folder, asked, received_at, actor=actor, now=now)


def keep_case(
    customer: Customer | None,
    folder: Folder,
    asked: Asked,
    received_at: datetime,
    *,
    actor: Actor,
    now: datetime,
) -> Case:
    """As `open_case`, inside the transaction of whoever calls."""
    himself = actor.kind is ActorKind.CUSTOMER
    case = Case.objects.create(
        number=f"R{next_number_of_year('case', now)}",
        kind=asked.kind,
        channel=asked.channel,
        customer=customer,
        folder=folder,
        sealed_sender=sealed_sender(folder.id, asked.sender),
        sealed_words=seal(folder.id, asked.words.strip().encode()) if asked.words.strip() else b"",
        language=asked.language,
        identity=Identity.LOGIN if himself else Identity.UNKNOWN,
        received_at=received_at,
        due_on=deadline(timezone.localdate(received_at)).strict,
    )
    adopt(folder)
    record("case.opened", subject=case, actor=actor, at=now)
    return case
