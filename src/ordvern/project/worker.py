"""The worker: does queued tasks until it is told to stop, in the server's process or its own."""

import os
import signal
import time
from threading import Event

import django
import structlog
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

IDLE = 0.5  # seconds between looks at an empty queue
SWEEP_EVERY = 15.0  # seconds between looks at what is due periodically
AFTER_FAILURE = 5.0  # seconds to wait when the database does not answer

log = structlog.get_logger("ordvern.worker")


def run(stop: Event) -> None:
    """Work until `stop` is set; the task in hand is finished first. Needs Django set up.

    A database that is restarted or locked stops nothing: the worker waits and goes on.
    """
    swept = -SWEEP_EVERY
    while not stop.is_set():
        due = time.monotonic() - swept >= SWEEP_EVERY
        try:
            worked = _turn(sweep=due)
        except DatabaseError:
            log.exception("the database failed the worker")
            connections.close_all()
            stop.wait(AFTER_FAILURE)
            continue
        swept = time.monotonic() if due else swept
        if not worked:
            stop.wait(IDLE)
    connections.close_all()


def _turn(*, sweep: bool) -> bool:
    """Sweep if asked, then do one task; whether there was one."""
    from ordvern.apps.core import queue  # models can be imported only when Django is set up

    close_old_connections()
    if sweep:
        queue.run_periodic(timezone.now())
    return queue.work_once(timezone.now)


def guard() -> None:
    """Refuse to start where a store is not declared as promised; shut what is not declared."""
    from ordvern.apps.statement.checks import residency  # as above

    from .egress import shut

    if problems := residency(None):
        raise SystemExit("\n".join(f"{each.msg} {each.hint}" for each in problems))
    shut()


def main() -> None:
    """Run as a process of its own until SIGTERM or SIGINT."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    django.setup()
    guard()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    log.info("the worker has started")
    run(stop)
    log.info("the worker has stopped")


if __name__ == "__main__":
    main()
