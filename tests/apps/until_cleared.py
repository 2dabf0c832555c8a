"""Lets the worker come again until the database's files are cleared, as it does by itself."""

import time

from django.db import connection
from django.utils import timezone

from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.erasure import clearing as of_persons
from ordvern.apps.memories import clearing as of_memories
from tests.cast import work

TASKS = (of_memories.TASK, of_persons.TASK)
PATIENCE = 240  # seconds; the longest test takes half of that


def work_until_cleared() -> None:
    """The worker comes again minutes later; here at once, until nobody sees the rows any more. Who
    may still see them: PostgreSQL looking at tables by itself (autovacuum), and whoever writes in
    another database of the server, as a test beside this one does, for as long as it lasts."""
    tasks = QueuedTask.objects.filter(kind__in=TASKS)
    until = time.monotonic() + PATIENCE
    while tasks.filter(state=TaskState.QUEUED).update(run_at=timezone.now()):
        work()
        assert time.monotonic() < until, f"not cleared; others at work: {_others()}"
        time.sleep(0.2)
    assert set(tasks.values_list("state", flat=True)) <= {TaskState.DONE}


def _others() -> list[tuple[object, ...]]:
    """Who else works with this server, since when, and what he may still see."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT datname, backend_type, state, xact_start, backend_xid, backend_xmin"
            " FROM pg_stat_activity WHERE pid != pg_backend_pid() AND xact_start IS NOT NULL"
        )
        return list(cursor.fetchall())
