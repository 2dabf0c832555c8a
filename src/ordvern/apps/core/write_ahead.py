"""Empties SQLite's write-ahead log, which keeps what rows held before they were erased.

PostgreSQL has no such file that we may empty: dead rows go with its autovacuum, and what its own
logs and archives keep is for the operator's backup rules.
"""

from django.db import connection


def empty_write_ahead_log() -> None:
    """Bring all into the database, whose erased rows are overwritten, and cut the log to nothing.

    While others read it is left for the next time; inside a transaction nothing is done.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
