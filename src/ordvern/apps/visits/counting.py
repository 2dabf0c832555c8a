"""Counts openings of pages in memory, and adds them to the day's rows about once a minute.

A writer for every page shown would make visitors wait for one another; and a row written at the
second of a visit would be a trace of it. What a process had not written when it was killed is
lost: a count may be a little low, never high.
"""

from collections import Counter
from datetime import date
from threading import Lock
from time import monotonic

from django.db import DatabaseError, transaction
from django.db.models import F

from .models import PageCount

WRITE_EVERY = 60.0  # seconds
_waiting: Counter[tuple[str, date]] = Counter()
_lock = Lock()
_written_at = monotonic()


def count(page: str, day: date) -> None:
    """One more opening of `page`; now and then what has gathered is written down."""
    with _lock:
        _waiting[page, day] += 1
        is_due = monotonic() - _written_at >= WRITE_EVERY
    if is_due:
        write_down()


def write_down() -> None:
    """Add what has gathered to the rows. Where the database fails it stays for the next time."""
    global _written_at
    with _lock:
        gathered = dict(_waiting)
        _waiting.clear()
        _written_at = monotonic()
    try:
        with transaction.atomic():
            for (page, day), times in gathered.items():
                row, _made = PageCount.objects.get_or_create(page=page, day=day)
                PageCount.objects.filter(pk=row.pk).update(count=F("count") + times)
    except DatabaseError:
        with _lock:
            _waiting.update(gathered)
