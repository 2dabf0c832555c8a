"""A stopped task is tried again, once, and only if it is stopped."""

from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent, QueuedTask, TaskState
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.retry_task import retry_task


def task(state: TaskState, now: datetime) -> QueuedTask:
    return QueuedTask.objects.create(
        kind="post.send", subject="7", state=state, run_at=now, attempts=3, reason="OSError"
    )


def test_it_goes_back_with_all_its_tries(siri: Actor, now: datetime) -> None:
    stopped = task(TaskState.PARKED, now)

    retry_task(stopped, actor=siri, now=now)

    stopped.refresh_from_db()
    assert (stopped.state, stopped.attempts) == (TaskState.QUEUED, 0)
    assert AuditEvent.objects.filter(verb="task.retried", actor_account=siri.account).exists()


@pytest.mark.parametrize("state", [TaskState.QUEUED, TaskState.RUNNING, TaskState.DONE])
def test_only_a_stopped_one_goes_back(siri: Actor, now: datetime, state: TaskState) -> None:
    with pytest.raises(NotAllowedNow):
        retry_task(task(state, now), actor=siri, now=now)


def test_not_when_the_same_work_waits_already(siri: Actor, now: datetime) -> None:
    stopped = task(TaskState.PARKED, now)
    task(TaskState.QUEUED, now)

    with pytest.raises(NotAllowedNow):
        retry_task(stopped, actor=siri, now=now)

    assert not AuditEvent.objects.filter(verb="task.retried").exists()
