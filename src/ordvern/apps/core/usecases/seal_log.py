"""Binds the entries of the log that are not bound yet, each to all before it."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.chain import bind
from ordvern.apps.core.models import AuditLink
from ordvern.apps.core.sealed_log import BATCH, entry_of, head, unbound


def seal_log(*, now: datetime) -> int:
    """How many were bound. Raises `IntegrityError` if another process binds at this moment: the
    chain stays whole, and the next run binds what this one did not."""
    total = 0
    while count := _seal_some(now):
        total += count
    return total


@transaction.atomic(durable=True)
def _seal_some(now: datetime) -> int:
    number, previous = head()
    entries = map(entry_of, unbound()[:BATCH])
    links = bind(entries, after=number, previous=previous, now=now)
    rows = [
        AuditLink(number=link.number, event=link.entry, hash=link.hash, sealed_at=link.sealed_at)
        for link in links
    ]
    AuditLink.objects.bulk_create(rows)
    return len(rows)
