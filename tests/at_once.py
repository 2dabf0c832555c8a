"""Several people do something at the same moment, each over a connection of his own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What became of the deeds, sorted: "done", or the kind of what was raised."""
    ready = Barrier(len(deeds))

    def press(deed: Callable[[], object]) -> None:
        try:
            ready.wait(10)
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as crew:
        pressed = [crew.submit(press, deed) for deed in deeds]
    problems = [each.exception() for each in pressed]
    return sorted("done" if each is None else type(each).__name__ for each in problems)
