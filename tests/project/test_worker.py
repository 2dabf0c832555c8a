"""The worker does what is due, survives what fails, and stops when told."""

import time
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django.fixtures import Settings

from ordvern.apps.core import queue
from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.project import worker

DONE: list[str] = []
SOON = 30.0


def note(subject: str, beat: queue.Beat) -> None:
    DONE.append(subject)


def fail(subject: str, beat: queue.Beat) -> None:
    raise ValueError(subject)


@pytest.fixture
def handlers(settings: Settings, transactional_db: None) -> None:
    settings.QUEUE_HANDLERS = {"test.note": f"{__name__}.note", "test.fail": f"{__name__}.fail"}
    settings.QUEUE_PERIODIC = {}
    settings.QUEUE_WHEN_PARKED = {}
    DONE.clear()


@pytest.fixture
def working(handlers: None) -> Iterator[None]:
    """A worker in a thread, as the server runs it."""
    stop = Event()
    thread = Thread(target=worker.run, args=(stop,))
    thread.start()
    yield
    stop.set()
    thread.join(SOON)
    assert not thread.is_alive()


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not holds():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.05)


@pytest.mark.usefixtures("working")
def test_what_is_due_is_done() -> None:
    queue.enqueue("test.note", 17, at=timezone.now())

    wait_until(lambda: QueuedTask.objects.filter(state=TaskState.DONE).exists())
    assert DONE == ["17"]


@pytest.mark.usefixtures("working")
def test_a_task_that_fails_stops_nobody() -> None:
    queue.enqueue("test.fail", 1, at=timezone.now())
    queue.enqueue("test.note", 2, at=timezone.now())

    wait_until(lambda: DONE == ["2"])
    wait_until(lambda: QueuedTask.objects.get(kind="test.fail").reason == "ValueError")


@pytest.mark.usefixtures("handlers")
def test_a_database_that_fails_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    failures = iter([DatabaseError("restarted"), DatabaseError("restarted")])
    sweep = queue.run_periodic

    def fail_twice(now: object) -> None:
        for failure in failures:
            raise failure
        sweep(timezone.now())

    monkeypatch.setattr(queue, "run_periodic", fail_twice)
    monkeypatch.setattr(worker, "AFTER_FAILURE", 0.01)
    queue.enqueue("test.note", 3, at=timezone.now())
    stop = Event()
    thread = Thread(target=worker.run, args=(stop,))
    thread.start()

    wait_until(lambda: DONE == ["3"])
    stop.set()
    thread.join(SOON)
    assert not thread.is_alive()
