"""The queue: once, at least once, three times, and after a death."""

import time
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core import queue
from ordvern.apps.core.models import QueuedTask, TaskState

CALLS: list[str] = []
PATIENCE = 400  # looks, a twentieth of a second apart
PARKED: list[str] = []


def note(subject: str, beat: queue.Beat) -> None:
    beat(1, 2)
    CALLS.append(subject)


def fail(subject: str, beat: queue.Beat) -> None:
    CALLS.append(subject)
    raise ValueError("a name that must not be kept: Torleif")


def parked(subject: str, now: datetime) -> None:
    PARKED.append(subject)


@pytest.fixture(autouse=True)
def handlers(db: None, settings: pytest.FixtureRequest) -> None:
    CALLS.clear()
    PARKED.clear()
    settings.QUEUE_HANDLERS = {"note": f"{__name__}.note", "fail": f"{__name__}.fail"}
    settings.QUEUE_WHEN_PARKED = {"fail": f"{__name__}.parked"}
    settings.QUEUE_PERIODIC = {"note": timedelta(minutes=1)}


def test_does_what_is_due_and_no_more(now: datetime) -> None:
    queue.enqueue("note", 7, at=now)
    queue.enqueue("note", 8, at=now + timedelta(hours=1))

    assert queue.work_once(lambda: now)
    assert not queue.work_once(lambda: now)
    assert CALLS == ["7"]


def test_waits_only_once_for_the_same_work(now: datetime) -> None:
    queue.enqueue("note", 7, at=now + timedelta(hours=1))
    queue.enqueue("note", 7, at=now)

    assert QueuedTask.objects.get().run_at == now


def test_tries_three_times_with_pauses_then_parks(now: datetime) -> None:
    queue.enqueue("fail", 7, at=now)

    for minute in range(5):
        moment = now + timedelta(minutes=minute)
        queue.work_once(lambda moment=moment: moment)

    assert CALLS == ["7", "7", "7"]
    assert PARKED == ["7"]
    assert QueuedTask.objects.get().state == TaskState.PARKED


def test_keeps_the_kind_of_a_failure_but_not_its_words(now: datetime) -> None:
    queue.enqueue("fail", 7, at=now)
    queue.work_once(lambda: now)

    assert QueuedTask.objects.get().reason == "ValueError"


def test_gives_the_task_of_a_dead_worker_to_another(now: datetime) -> None:
    queue.enqueue("note", 7, at=now)
    QueuedTask.objects.update(state=TaskState.RUNNING, attempts=1, heartbeat_at=now)

    assert queue.reap(now + timedelta(minutes=1)) == 0
    assert queue.reap(now + timedelta(minutes=3)) == 1
    assert queue.work_once(lambda: now + timedelta(minutes=4))
    assert CALLS == ["7"]


def test_a_task_that_kills_its_worker_is_parked_in_the_end(now: datetime) -> None:
    queue.enqueue("fail", 7, at=now)
    QueuedTask.objects.update(state=TaskState.RUNNING, attempts=3, heartbeat_at=now)

    queue.reap(now + timedelta(minutes=3))

    assert PARKED == ["7"]


def test_sweeps_come_round_once_in_their_time(now: datetime) -> None:
    for seconds in (0, 20, 40, 70):
        moment = now + timedelta(seconds=seconds)
        queue.run_periodic(moment)
        while queue.work_once(lambda moment=moment: moment):
            pass

    assert CALLS == ["", ""]


def test_forgets_what_was_finished_last_week(now: datetime) -> None:
    queue.enqueue("note", 7, at=now)
    queue.work_once(lambda: now)

    queue.run_periodic(now + timedelta(days=8))

    assert not QueuedTask.objects.filter(subject="7").exists()


def test_progress_is_written_at_most_once_a_second(now: datetime) -> None:
    task = QueuedTask.objects.create(kind="note", subject="7", run_at=now)
    times = iter([now, now + timedelta(milliseconds=10), now + timedelta(seconds=2)])
    beat = queue.Beat(task, lambda: next(times))

    beat(1, 9)
    beat(2, 9)
    task.refresh_from_db()
    assert task.done == 1
    beat(3, 9)
    task.refresh_from_db()
    assert task.done == 3


def work_long(subject: str, beat: queue.Beat) -> None:
    """Works until a sign of life later than the taking up of the task stands in its row."""
    CALLS.append(subject)
    taken_up = QueuedTask.objects.get().heartbeat_at
    for _ in range(PATIENCE):
        if QueuedTask.objects.get().heartbeat_at > taken_up:
            return
        time.sleep(0.05)
    raise AssertionError("no sign of life was given")


@pytest.mark.django_db(transaction=True)
def test_a_handler_that_takes_long_is_not_taken_for_dead(
    settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.QUEUE_HANDLERS = {"long": f"{__name__}.work_long"}
    monkeypatch.setattr(queue, "SIGN_EVERY", 0.1)
    queue.enqueue("long", 7, at=timezone.now())

    queue.work_once(timezone.now)

    assert QueuedTask.objects.get().state == TaskState.DONE
