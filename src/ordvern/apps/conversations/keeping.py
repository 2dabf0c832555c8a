"""Seals what is written, and keeps a message with the files that it is about."""

from datetime import datetime

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import seal
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.notices import tell_of_message

from .models import Message


def sealed(order: Order, text: str, *, now: datetime) -> bytes:
    """The words under the key of the order's files.

    Raises `NotAllowedNow` for no words, and once erasure was asked.
    """
    words = text.strip()
    order.folder.refresh_from_db()
    if not words or order.is_erased or order.erasure_was_asked(now):
        raise NotAllowedNow(f"message: order:{order.pk}")
    return seal(order.folder_id, words.encode())


def is_on(order: Order, actor: Actor) -> bool:
    """Whether this is somebody of the staff who is on the order now."""
    standing = FolderPerson.objects.standing().filter(folder=order.folder_id)
    return actor.kind is ActorKind.STAFF and standing.filter(account=actor.account).exists()


def keep(order: Order, job: Job | None, text: bytes, *, actor: Actor, now: datetime) -> Message:
    """Keep a sealed text and tell the other side; call inside the transaction that decides."""
    message = Message.objects.create(
        order=order,
        job=job,
        from_agency=actor.is_agency,
        sealed_text=text,
        written_by=actor.account or 0,
        sent_at=now,
    )
    record("message.written", subject=order, actor=actor, at=now)
    if actor.is_agency:
        tell_of_message(order, job, now=now)
    return message
