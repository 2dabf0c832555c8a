"""Takes from the database's files what erased rows have left there: those of units, and others'.

A deleted row is not yet gone from the disk. SQLite overwrites it in the database
(`secure_delete`), but its log of writes keeps earlier pages until it is emptied. PostgreSQL's
VACUUM gives the room free and leaves the bytes where they are, so there the tables are written
anew; nobody can look units up meanwhile, so large tables wait for the night.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, connection
from django.utils import timezone

from ordvern.apps.core.queue import enqueue
from ordvern.apps.core.write_ahead import empty_write_ahead_log

TASK = "memories.clear"
TABLES = ("memories_storedunit", "memory_segment", "memory_key")
"""Those that hold texts, or numbers from which words can be guessed."""
SOON = timedelta(minutes=1)  # so that what is erased in one sitting is cleared in one go
LATER = timedelta(minutes=5)
AT_ONCE = 64 * 2**20
"""Bytes of a table and its indexes that are written anew by day, which takes some seconds."""
NIGHT = range(2, 5)  # hours of the day here
_PATIENCE = "10s"  # while it waits for a table, all others wait behind it
_NUMBER = re.compile(r"\d+")


def clear_soon(*, now: datetime) -> None:
    """Call inside the transaction that has erased, after the rows are deleted: the tables cannot
    be written anew before it has ended, so what it erased is cleared whoever comes first."""
    enqueue(TASK, "", at=now + SOON)


def clear(
    tables: Sequence[str] = TABLES, *, task: str = TASK, clock: Callable[[], datetime]
) -> None:
    """Clear what can be cleared now, and queue `task` for the rest; not inside a transaction."""
    if connection.vendor == "postgresql":
        rest = [when for table in tables if (when := _write_anew(table, now=clock()))]
    else:
        rest = [] if empty_write_ahead_log() else [clock() + SOON]
    if rest:
        enqueue(task, "", at=min(rest))


def _write_anew(table: str, *, now: datetime) -> datetime | None:
    """When to come again if erased rows are left; None if there are none."""
    if _size(table) > AT_ONCE and timezone.localtime(now).hour not in NIGHT:
        _do(f"VACUUM {table}")
        return _coming_night(now)
    try:
        left = _dead_rows_after(f"VACUUM (FULL, ANALYZE, VERBOSE) {table}")
    except OperationalError:  # others worked with the table for longer than we wait
        return now + LATER
    return now + LATER if left else None


def _size(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [table])
        (size,) = cursor.fetchone()
    return int(size)


def _coming_night(now: datetime) -> datetime:
    here = timezone.localtime(now)
    begins = here.replace(hour=NIGHT.start, minute=0, second=0, microsecond=0)
    return begins if begins > here else begins + timedelta(days=1)


class NotCleared(Exception):
    """The database did not write a table anew; most likely the role does not own it."""


def _dead_rows_after(statement: str) -> int:
    """Rows that are dead but that somebody's older snapshot still sees. Raises `NotCleared`.

    PostgreSQL tells that number in a notice, in the words of its own language, and nowhere else.
    """
    with _notices() as told:
        _do(statement)
    if not told:
        raise NotCleared
    return sum(int(found[0]) for detail in told if (found := _NUMBER.search(detail)))


@contextmanager
def _notices() -> Iterator[list[str]]:
    """The details of what the server tells meanwhile."""
    told: list[str] = []

    def hear(notice: Any) -> None:
        if notice.message_detail:
            told.append(notice.message_detail)

    connection.ensure_connection()
    raw = connection.connection
    raw.add_notice_handler(hear)
    try:
        yield told
    finally:
        raw.remove_notice_handler(hear)


def _do(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [_PATIENCE])
        try:
            cursor.execute(statement)
        finally:
            cursor.execute("RESET lock_timeout")
