"""The requests that the server beside the tests is answering right now."""

from threading import Condition, current_thread, main_thread
from typing import Any

from django.core.signals import request_finished, request_started


class InFlight:
    """Counts the requests that threads of a server have begun and not ended.

    Those that a test makes itself, with Django's client, end before the test goes on.
    """

    def __init__(self) -> None:
        self._count = 0
        self._changed = Condition()

    def watch(self) -> None:
        request_started.connect(self._begun)
        request_finished.connect(self._ended)

    def wait_for_none(self, *, seconds: float) -> bool:
        """Whether all have ended within that time."""
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout=seconds)

    def _begun(self, **_told: Any) -> None:
        self._add(1)

    def _ended(self, **_told: Any) -> None:
        self._add(-1)

    def _add(self, change: int) -> None:
        if current_thread() is main_thread():
            return
        with self._changed:
            self._count += change
            self._changed.notify_all()
