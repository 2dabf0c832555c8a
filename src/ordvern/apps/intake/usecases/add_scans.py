"""Paper that came in is scanned, or files come after: they join the inquiry."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import Deposit, add_files
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.receive_mail import SCREEN


@transaction.atomic(durable=True)
def add_scans(
    inquiry: Inquiry, *, deposits: Sequence[Deposit], actor: Actor, now: datetime
) -> list[StoredFile]:
    """Raises `NotAllowedNow` once it is an order or put aside."""
    if not Inquiry.objects.waiting().select_for_update(of=("self",)).filter(pk=inquiry.pk).exists():
        raise NotAllowedNow(f"add_scans: inquiry:{inquiry.pk}")
    files = add_files(inquiry.folder, deposits, role=StoredFile.Role.SOURCE, now=now)
    record("inquiry.scans_added", subject=inquiry, actor=actor, at=now)
    enqueue(SCREEN, inquiry.pk, at=now)
    return files
