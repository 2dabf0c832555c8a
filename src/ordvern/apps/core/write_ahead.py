"""Empties SQLite's write-ahead log, which keeps what rows held before they were erased.

PostgreSQL has no such file that we may empty: what its own logs and archives keep is for the
operator's backup rules (docs/operations/backup.md).
"""

from django.db import connection


def empty_write_ahead_log() -> bool:
    """Bring all into the database, whose erased rows are overwritten, and cut the log to nothing.

    While others read it, and inside a transaction, it is left for the next time; whether there is
    nothing left in it.
    """
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (is_busy, _pages, _moved) = cursor.fetchone()
    return not is_busy
