"""Destroys the key of a folder that is due, then notes it and issues the certificate."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from ordvern.apps.conversations.models import Message, Note
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.erasure.facts import facts_of
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.register import note
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import destroy, mark_erased
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.store import withdraw
from ordvern.apps.orders.models import Interpreting, Masking, Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.holds import is_held, lock_holds
from ordvern.memory import Scope, ScopeKind

CERTIFY = "erasure.certify"


def erase_folder(folder: Folder, *, now: datetime) -> None:
    """Erase the folder, and enter it in the register of erasures; not while a hold stands on it.

    May be killed at any moment and run again: the key goes before the note, and the note and the
    certificate are one transaction, so there is exactly one.
    """
    if folder.erased_at is None and not _destroyed(folder, now=now):
        return
    destroy(folder)
    _note(folder, now=now)


@transaction.atomic(durable=True)
def _destroyed(folder: Folder, *, now: datetime) -> bool:
    """Whether no hold stood in the way. The transaction decides nothing, so that nothing is lost
    if it goes back; it only lets nobody place a hold while the key goes."""
    lock_holds()
    if is_held(_names_of(folder), now=now):
        return False
    note(settings.ERASURES, folder.pk, now=now)
    destroy(folder)
    return True


def _names_of(folder: Folder) -> list[str]:
    orders = Order.objects.filter(folder=folder).values_list("pk", "customer")
    inquiries = Inquiry.objects.filter(folder=folder).values_list("pk", "customer")
    memories = Memory.objects.filter(folder=folder).values_list("pk", "customer")
    names = [f"folder:{folder.pk}"]
    for kind, rows in (("order", orders), ("inquiry", inquiries), ("memory", memories)):
        for key, customer in rows:
            names += [f"{kind}:{key}", f"customer:{customer}"]
    return names


@transaction.atomic(durable=True)
def _note(folder: Folder, *, now: datetime) -> None:
    order = Order.objects.filter(folder=folder).select_related("customer__account").first()
    facts = facts_of(folder, order, erased_at=now) if order else None
    if not mark_erased(folder, now=now):
        return
    record("folder.erased", subject=folder, actor=SYSTEM, at=now)
    Inquiry.objects.filter(folder=folder).update(sealed_sender=b"", sealed_message=b"")
    OutgoingMail.objects.filter(folder=folder).update(sealed_address=b"")
    if order is None or facts is None:
        return
    Order.objects.filter(pk=order.pk).update(sealed_message=b"")
    Interpreting.objects.filter(order=order).update(sealed_meeting=b"")
    Masking.objects.filter(order=order).update(sealed_map=b"")
    Message.objects.filter(order=order).update(sealed_text=b"")
    Note.objects.filter(order=order).update(sealed_text=b"")
    facts["memory_units"] = withdraw(Scope(ScopeKind.ORDER, order.number), now=now)
    certificate = Certificate.objects.create(
        folder=folder,
        number=order.number,
        language=order.customer.account.language,
        facts=facts,
        issued_at=now,
    )
    enqueue(CERTIFY, certificate.pk, at=now)
    tell_customer(order, OutgoingMail.Kind.ERASED, now=now)
