"""SIGKILL at any moment of an erasure: afterwards a sweep leaves exactly one truth."""

import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import FrameType

import pytest
from django.db import connections

from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.models import Folder
from ordvern.apps.files.shredding import mark_erased, schedule
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Order
from ordvern.vault import FolderId
from tests.cast import work

pytestmark = pytest.mark.django_db(transaction=True)
Erase = Callable[[Folder], None]


def killed_at(step: int, folder: Folder, erase: Erase) -> bool:
    """Run `erase` in a process that dies at its `step`-th call of a function; whether it died."""
    connections.close_all()  # a child must not share our connections
    child = os.fork()
    if child == 0:
        try:
            kept = _let_go_of_connections()  # noqa: F841 - held until the process ends
            _die_at(step)
            erase(folder)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _let_go_of_connections() -> list[object]:
    """Use none of the parent's connections, and close none: what is returned must be kept.

    Where an event loop runs in the parent (a browser test brings one), Django keeps a second set
    of connections that `close_all` does not see there but that this process, without the loop,
    would use.
    """
    inherited = []
    for connection in connections.all(initialized_only=True):
        inherited.append(connection.connection)
        connection.connection = None
    return inherited


def _die_at(step: int) -> None:
    left = step

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal left
        if event == "call" and "ordvern" in frame.f_code.co_filename:
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def is_contradictory(folder: Folder) -> bool:
    """Called erased while it can still be read: what must never be true, even for a moment."""
    folder.refresh_from_db()
    return folder.erased_at is not None and vault().is_readable(FolderId(folder.id))


def steps_of(make: Callable[[], Folder], erase: Erase) -> int:
    """About how many calls an erasure takes: doubled until a process survives."""
    steps = 8
    while killed_at(steps, make(), erase):
        steps *= 2
    return steps


@pytest.fixture
def make(submit: Callable[..., Order], now: datetime) -> Callable[[], Folder]:
    def one() -> Folder:
        folder = submit("Hemmelig").folder
        schedule(folder, at=now, now=now, asked=True)
        return folder

    return one


def kill_everywhere(make: Callable[[], Folder], now: datetime, times: int) -> None:
    def erase(folder: Folder) -> None:
        erase_folder(folder, now=now)

    last = steps_of(make, erase)
    chance = random.Random(20261122)
    for _ in range(times):
        folder = make()
        killed_at(chance.randint(1, last), folder, erase)
        assert not is_contradictory(folder)
        sweep("", lambda done=0, total=0: None)
        assert not vault().is_readable(FolderId(folder.id))
        assert Certificate.objects.filter(folder=folder).count() == 1
    work()


def test_killed_anywhere_the_sweep_finishes(
    make: Callable[[], Folder], now: datetime, agency: Path
) -> None:
    kill_everywhere(make, now, times=25)


@pytest.mark.nightly
@pytest.mark.timeout(1800)
def test_killed_at_five_hundred_points(
    make: Callable[[], Folder], now: datetime, agency: Path
) -> None:
    kill_everywhere(make, now, times=500)


def test_the_other_order_would_fail_this_test(make: Callable[[], Folder], now: datetime) -> None:
    """Noting first and destroying after: somewhere a kill leaves a readable "erased" file."""

    def naive(folder: Folder) -> None:
        mark_erased(folder, now=now)
        vault().shred(FolderId(folder.id))

    def contradicts(step: int) -> bool:
        folder = make()
        return killed_at(step, folder, naive) and is_contradictory(folder)

    assert any(contradicts(step) for step in range(1, 60))
