"""Lets the worker come again until the database's files are cleared, as it does by itself."""

import time

from django.utils import timezone

from ordvern.apps.core.models import QueuedTask
from ordvern.apps.erasure import clearing as of_persons
from ordvern.apps.memories import clearing as of_memories
from tests.cast import work

TASKS = (of_memories.TASK, of_persons.TASK)


def work_until_cleared() -> None:
    """PostgreSQL looks at tables by itself now and then (autovacuum); what it still sees at that
    moment stays in the files until the worker comes again, minutes later. Here it comes at once."""
    for _ in range(100):
        if not QueuedTask.objects.filter(kind__in=TASKS).update(run_at=timezone.now()):
            return
        work()
        time.sleep(0.1)
