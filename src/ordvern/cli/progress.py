"""One line on standard error that says how far a long piece of work has come."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 3
WIPE = "\r\x1b[K"


def counted(items: Sequence[Item], work: Callable[[Item], Result]) -> Iterator[Result]:
    """Do the work on each item, with a running count for whoever sits at a terminal and waits.

    The count is wiped before a result is handed on, so that both may be shown on one screen.
    """
    is_seen = len(items) > FEW and sys.stderr.isatty()
    for number, item in enumerate(items, 1):
        if is_seen:
            _write(f"{WIPE}{number} of {len(items)} files")
        result = work(item)
        if is_seen:
            _write(WIPE)
        yield result


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
