"""The steps that asking for a redaction and making one have in common."""

from collections.abc import Collection
from datetime import datetime

from ordvern.apps.core.queue import enqueue
from ordvern.apps.files.models import StoredFile
from ordvern.apps.screening.models import RedactedCategory, Redaction
from ordvern.text import Category

from .certifying import refuse_if_certified
from .models import Order

MAKE = "orders.redact"


class NothingToRedact(Exception):
    """None of the order's files holds any of these categories."""


def begin(
    order: Order, *, categories: Collection[Category], needs_customer: bool, now: datetime
) -> None:
    """Have a redacted copy made of each working file that holds one of the categories.

    Raises `NothingToRedact` and `IsCertified`.
    """
    refuse_if_certified(order)
    names = [category.value for category in categories]
    files = order.folder.files.working().filter(screening__found__category__in=names).distinct()
    if not files.exists():
        raise NothingToRedact
    for file in files:
        redaction = Redaction.objects.create(file=file, needs_customer=needs_customer, asked_at=now)
        RedactedCategory.objects.bulk_create(
            RedactedCategory(redaction=redaction, category=name) for name in sorted(names)
        )
        enqueue(MAKE, redaction.pk, at=now)


def use_copy(redaction: Redaction) -> None:
    """Let the redacted copy take the place of the file it was made of."""
    if redaction.result is None:
        raise ValueError("a redaction without a copy")
    StoredFile.objects.filter(pk=redaction.file_id).update(in_use=False)
    StoredFile.objects.filter(pk=redaction.result.pk).update(in_use=True)


def open_redactions(order: Order) -> "list[Redaction]":
    """The redactions of the order's files that nobody has answered yet."""
    waiting = [Redaction.Status.MAKING, Redaction.Status.READY, Redaction.Status.FAILED]
    return list(
        Redaction.objects.filter(file__folder=order.folder_id, status__in=waiting)
        .select_related("file", "result")
        .order_by("asked_at", "pk")
    )


def drop_open_redactions(order: Order) -> None:
    """Nobody will use the copies that were proposed: another road was taken."""
    Redaction.objects.filter(pk__in=[redaction.pk for redaction in open_redactions(order)]).update(
        status=Redaction.Status.DECLINED
    )
