"""Erases anew what a restored backup brought back: files by key, customers by number."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import name_of, record
from ordvern.apps.customers.models import Customer
from ordvern.apps.erasure.forgetting import forget
from ordvern.apps.erasure.register import Forgotten, erased, forgotten, note_forgotten
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.apps.retention.holds import is_held, lock_holds
from ordvern.vault import FolderId

from .erase_folder import erase_folder


def replay_erasures(*, now: datetime, beat: Callable[[], None] = lambda: None) -> int:
    """How many folders of the register were readable again, or not noted as erased, and how many
    customers were there again. Customers who were forgotten since it was last called are entered
    in the register at the end.

    Raises `ValueError` if the register cannot be read.
    """
    again = 0
    for folder in erased(settings.ERASURES):
        beat()
        again += _replay(folder, now=now)
    known = set(forgotten(settings.ERASURES))
    for each in known:
        beat()
        again += _forget_again(each, now=now)
    _enter(known, now=now)
    return again


def _replay(folder: str, *, now: datetime) -> bool:
    known = Folder.objects.filter(pk=folder).first()
    if known is not None and known.erased_at is None:
        erase_folder(known, now=now)
        record("folder.erased_again", subject=known, actor=SYSTEM, at=now)
        return True
    if not vault().is_readable(FolderId(folder)):
        return False
    vault().shred(FolderId(folder))
    if known is not None:
        record("folder.erased_again", subject=known, actor=SYSTEM, at=now)
    return True


@transaction.atomic(durable=True)
def _forget_again(forgotten: Forgotten, *, now: datetime) -> bool:
    """Whatever the old rows say is still needed: that had ended when he was forgotten. Only a hold
    keeps the details, and it must be lifted anew."""
    lock_holds()
    second = (forgotten.registered_at, forgotten.registered_at + timedelta(microseconds=999_999))
    same = Customer.objects.standing().filter(pk=forgotten.customer, registered_at__range=second)
    entry = same.select_related("account").first()
    if entry is None or is_held([name_of(entry)], now=now):
        return False
    forget(entry, now=now)
    record("customer.erased_again", subject=entry, actor=SYSTEM, at=now)
    return True


def _enter(known: set[Forgotten], *, now: datetime) -> None:
    """Those whose erasure the database knows of and the register does not."""
    gone = Customer.objects.exclude(erased_at=None).order_by("pk")
    for number, registered_at in gone.values_list("pk", "registered_at"):
        each = Forgotten(number, registered_at.replace(microsecond=0))
        if each not in known:
            note_forgotten(settings.ERASURES, each, now=now)
