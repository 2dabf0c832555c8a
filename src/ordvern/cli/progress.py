"""Works through many items a few at a time, and says on standard error how far it has come."""

import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from .words import _

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 3
AHEAD = 4
"""How many items a worker may be ahead of the slowest: what it has found waits in memory."""
WIPE = "\r\x1b[K"
SURE_AFTER = 3.0
"""Seconds before the time left is guessed at."""


def shown(results: Iterable[Result], weights: Sequence[float]) -> Iterator[Result]:
    """The results, with a running count and the time left for whoever waits at a terminal.

    `weights` tells how much work each result is, beside the others; known ones weigh nothing.
    The count is wiped before a result is handed on, so that both may be shown on one screen.
    """
    is_seen = len(weights) > FEW and sys.stderr.isatty()
    began, done, total = time.monotonic(), 0.0, sum(weights)
    rest = iter(results)
    for number, weight in enumerate(weights, 1):
        if is_seen:
            left = time_left(time.monotonic() - began, done, total)
            said = _("{number} of {total} files").format(number=number, total=len(weights))
            _write(f"{WIPE}{said}{left}")
        try:
            result = next(rest)
        except StopIteration:
            return
        finally:
            if is_seen:
                _write(WIPE)
        done += weight
        yield result


def time_left(seconds: float, done: float, total: float) -> str:
    """About how long the rest takes if it goes on as before; nothing while that is a guess."""
    if seconds < SURE_AFTER or not done:
        return ""
    minutes = round(seconds * (total - done) / done / 60)
    if minutes < 1:
        return _(", less than a minute left")
    hours, minutes = divmod(minutes, 60)
    time_told = f"{f'{hours} h ' if hours else ''}{minutes} min"
    return _(", about {time} left").format(time=time_told)


def in_threads(
    items: Sequence[Item], work: Callable[[Item], Result], *, jobs: int
) -> Iterator[Result]:
    """The results in the order of the items, worked on by `jobs` threads."""
    for future in _begun(items, work, jobs):
        yield future.result()


def _begun(
    items: Sequence[Item], work: Callable[[Item], Result], jobs: int
) -> Iterator[Future[Result]]:
    """Each item's work, begun a few items ahead of where the caller is."""
    pool = ThreadPoolExecutor(jobs)
    rest = iter(items)
    try:
        begun = deque(pool.submit(work, item) for item in islice(rest, jobs * AHEAD))
        while begun:
            yield begun.popleft()
            begun.extend(pool.submit(work, item) for item in islice(rest, 1))
    finally:
        pool.shutdown(cancel_futures=True)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
