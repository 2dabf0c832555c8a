"""Lets the worker come again until the database's files are cleared, as it does by itself."""

import time

from django.db import connection
from django.utils import timezone

from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.erasure import clearing as of_persons
from ordvern.apps.memories import clearing as of_memories
from tests.cast import work

TASKS = (of_memories.TASK, of_persons.TASK)


def work_until_cleared() -> None:
    """PostgreSQL looks at tables by itself now and then (autovacuum); what it still sees at that
    moment stays in the files until the worker comes again, minutes later. Here it comes at once."""
    tasks = QueuedTask.objects.filter(kind__in=TASKS)
    for _ in range(100):
        if not tasks.filter(state=TaskState.QUEUED).update(run_at=timezone.now()):
            assert set(tasks.values_list("state", flat=True)) <= {TaskState.DONE}
            return
        work()
        time.sleep(0.1)
    raise AssertionError(f"not cleared; others in this database: {_others()}")


def _others() -> list[tuple[object, ...]]:
    """Who else works with this database, since when, and what he may still see."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT backend_type, state, xact_start, backend_xmin, left(query, 80)"
            " FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid != pg_backend_pid()"
        )
        return list(cursor.fetchall())
