"""Works through many items a few at a time, and says on standard error how far it has come."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 3
AHEAD = 4
"""How many items a worker may be ahead of the slowest: what it has found waits in memory."""
WIPE = "\r\x1b[K"


def counted(
    items: Sequence[Item], work: Callable[[Item], Result], *, jobs: int = 1
) -> Iterator[Result]:
    """The results in the order of the items, with a running count for whoever waits at a terminal.

    The count is wiped before a result is handed on, so that both may be shown on one screen.
    """
    is_seen = len(items) > FEW and sys.stderr.isatty()
    for number, future in enumerate(_begun(items, work, jobs), 1):
        if is_seen:
            _write(f"{WIPE}{number} of {len(items)} files")
        result = future.result()
        if is_seen:
            _write(WIPE)
        yield result


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
