"""Batches of a memory on a Dask cluster, their results in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TypeVar

from .complaints import Complaint

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 8
"""Batches for each worker that may be under way: what is done waits there, not here."""


def on_cluster(
    work: Callable[[Item], Result], items: Iterable[Item], *, scheduler: str
) -> Iterator[Result]:
    """What `work` makes of each item, in order, on the cluster whose scheduler is at an address.

    A batch whose worker dies is worked on by another; each result is taken exactly once. The
    workers need `ordvern` of the same version.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise Complaint(
            "Dask is not installed.", "Install it with: pip install 'ordvern[cluster]'"
        ) from None
    try:
        # Untyped, and absent unless asked for; so by name.
        client = distributed.Client(scheduler, timeout="20s", set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise Complaint(
            "no Dask scheduler answers at {address}.", "Check the address.", address=scheduler
        ) from None
    with client:
        rest = iter(items)
        ahead = _AHEAD * max(len(client.scheduler_info()["workers"]), 1)
        under_way = deque(client.submit(work, item, pure=False) for item in islice(rest, ahead))
        while under_way:
            first = under_way.popleft()
            yield first.result()
            first.release()
            under_way.extend(client.submit(work, item, pure=False) for item in islice(rest, 1))
