"""The queue of work: put in with the transaction that causes it, done at least once.

A task is a kind and a subject's id. Handlers are named in ``settings.QUEUE_HANDLERS``; each is
called with the subject and a `Beat`, and must be safe to call again. A handler that fails is
tried again with growing pauses, three times in all, then parked; a worker that dies in the
middle is found by its silent heartbeat and its task is given to another.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event, Thread

import structlog
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils.module_loading import import_string

from .models import QueuedTask, TaskState

MAX_ATTEMPTS = 3
SILENT_AFTER = timedelta(minutes=2)
SIGN_EVERY = 20.0  # seconds
PAUSES = (timedelta(seconds=5), timedelta(seconds=30))
KEPT_FOR = timedelta(days=7)

Clock = Callable[[], datetime]
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Beat:
    """A sign of life and of progress, written at most once a second."""

    task: QueuedTask
    clock: Clock
    _last: datetime | None = field(default=None, init=False)

    def __call__(self, done: int = 0, total: int = 0) -> None:
        now = self.clock()
        if self._last is not None and now - self._last < timedelta(seconds=1):
            return
        self._last = now
        QueuedTask.objects.filter(pk=self.task.pk).update(heartbeat_at=now, done=done, total=total)


def enqueue(kind: str, subject: object, *, at: datetime) -> None:
    """Have `kind` done for `subject` at `at` or soon after; once, if it already waits."""
    try:
        with transaction.atomic():
            QueuedTask.objects.create(kind=kind, subject=str(subject), run_at=at)
    except IntegrityError:
        QueuedTask.objects.filter(
            kind=kind, subject=str(subject), state=TaskState.QUEUED, run_at__gt=at
        ).update(run_at=at)


def work_once(clock: Clock) -> bool:
    """Do one due task; False if nothing is due."""
    task = _claim(clock())
    if task is None:
        return False
    try:
        with _alive(task, clock):
            import_string(settings.QUEUE_HANDLERS[task.kind])(task.subject, Beat(task, clock))
    except Exception as failure:  # noqa: BLE001 - whatever a handler raises, the worker goes on
        _failed(task, type(failure).__name__, now=clock())
    else:
        QueuedTask.objects.filter(pk=task.pk).update(state=TaskState.DONE, finished_at=clock())
    return True


def reap(now: datetime) -> int:
    """Give tasks of workers that fell silent back to the queue; how many."""
    silent = QueuedTask.objects.filter(state=TaskState.RUNNING, heartbeat_at__lt=now - SILENT_AFTER)
    tasks = list(silent)
    for task in tasks:
        _failed(task, "WorkerDied", now=now)
    return len(tasks)


def run_periodic(now: datetime) -> None:
    """Reap, forget finished tasks of last week, and put the periodic sweeps in the queue."""
    reap(now)
    QueuedTask.objects.filter(state=TaskState.DONE, finished_at__lt=now - KEPT_FOR).delete()
    for kind, every in settings.QUEUE_PERIODIC.items():
        recent = QueuedTask.objects.filter(kind=kind, subject="", run_at__gt=now - every)
        if not recent.exists():
            enqueue(kind, "", at=now)


@contextmanager
def _alive(task: QueuedTask, clock: Clock) -> Iterator[None]:
    """Give signs of life while a handler works, however long; a process that died gives none."""
    over = Event()

    def beat() -> None:
        while not over.wait(SIGN_EVERY):
            try:
                QueuedTask.objects.filter(pk=task.pk).update(heartbeat_at=clock())
            finally:
                connection.close()

    thread = Thread(target=beat, name=f"beat-{task.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _claim(now: datetime) -> QueuedTask | None:
    due = QueuedTask.objects.filter(state=TaskState.QUEUED, run_at__lte=now).order_by(
        "run_at", "pk"
    )
    for task in due[:5]:
        mine = QueuedTask.objects.filter(pk=task.pk, state=TaskState.QUEUED)
        if mine.update(state=TaskState.RUNNING, heartbeat_at=now, attempts=F("attempts") + 1):
            task.refresh_from_db()
            return task
    return None


def _failed(task: QueuedTask, reason: str, *, now: datetime) -> None:
    log.warning("task failed", kind=task.kind, attempt=task.attempts, reason=reason)
    if task.attempts >= MAX_ATTEMPTS:
        _park(task, reason, now=now)
        return
    pause = PAUSES[min(task.attempts, len(PAUSES)) - 1]
    try:
        with transaction.atomic():
            QueuedTask.objects.filter(pk=task.pk).update(
                state=TaskState.QUEUED, run_at=now + pause, reason=reason
            )
    except IntegrityError:  # the same work was queued again meanwhile; that one will do it
        QueuedTask.objects.filter(pk=task.pk).update(state=TaskState.DONE, finished_at=now)


def _park(task: QueuedTask, reason: str, *, now: datetime) -> None:
    QueuedTask.objects.filter(pk=task.pk).update(
        state=TaskState.PARKED, finished_at=now, reason=reason
    )
    when_parked = settings.QUEUE_WHEN_PARKED.get(task.kind)
    if when_parked is not None:
        import_string(when_parked)(task.subject, now)
