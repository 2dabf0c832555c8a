"""Somebody of the agency has a task tried again that was stopped after its last failure."""

from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.core.states import NotAllowedNow


def retry_task(task: QueuedTask, *, actor: Actor, now: datetime) -> None:
    """Put a stopped task back in the queue, with all its tries before it.

    Raises `NotAllowedNow` if it is not stopped, or if the same work already waits.
    """
    try:
        _put_back(task, actor=actor, now=now)
    except IntegrityError:
        raise NotAllowedNow(f"retry_task: queuedtask:{task.pk}") from None


@transaction.atomic(durable=True)
def _put_back(task: QueuedTask, *, actor: Actor, now: datetime) -> None:
    stopped = QueuedTask.objects.filter(pk=task.pk, state=TaskState.PARKED)
    if not stopped.update(state=TaskState.QUEUED, attempts=0, run_at=now, finished_at=None):
        raise NotAllowedNow(f"retry_task: queuedtask:{task.pk}")
    record("task.retried", subject=task, actor=actor, at=now)
