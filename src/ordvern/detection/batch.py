"""Many documents on several processes; answers come in the order in which they were asked for.

Each worker is a fresh process of its own, so that whatever it loads (word lists, a cage for
parsing files) is its own, too. One that dies takes nothing with it but the item it had.
"""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from ordvern.detection.joining import size_of
from ordvern.detection.scan import Scan, scan, scan_each
from ordvern.detection.tuning import Tuning
from ordvern.text import Language, Segment

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""How many items a worker may be ahead of the slowest: what it has found waits in memory."""
AT_ONCE, CHARACTERS_AT_ONCE = 64, 50_000
"""How many documents are read together at most, and of how many characters in all."""
PATIENCE = 5.0
DIED = "worker died"


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without an answer: the class of the exception it raised, or that the worker died
    over it (`DIED`). Holds no words of the item."""

    problem: str


def scan_many(
    documents: Iterable[Sequence[Segment] | str],
    *,
    workers: int | None = None,
    languages: Collection[Language] | None = None,
    tuning: Tuning | None = None,
) -> Iterator[Scan | Lost]:
    """A scan of each document, in order, on `workers` processes (one a core unless given).

    Short documents are read `AT_ONCE` together. They are fetched only a few such groups ahead of
    the answers, so a long archive needs little memory.
    Like all that starts processes afresh, it wants to be called below
    ``if __name__ == "__main__"`` in a script.
    """
    alone = partial(scan, languages=languages, tuning=tuning)
    together = partial(_scanned, languages=languages, tuning=tuning)
    given: deque[list[Sequence[Segment] | str]] = deque()

    def groups() -> Iterator[list[Sequence[Segment] | str]]:
        for group in in_groups(documents, size_of):
            given.append(group)
            yield group

    for answer in in_processes(together, groups(), workers=workers or os.cpu_count() or 1):
        group = given.popleft()
        if isinstance(answer, Lost):  # the worker died: one by one, so that no other is lost
            yield from in_processes(alone, group, workers=1)
        else:
            yield from answer


def _scanned(
    group: Sequence[Sequence[Segment] | str],
    *,
    languages: Collection[Language] | None,
    tuning: Tuning | None,
) -> "Sequence[Scan | Lost]":
    try:
        return scan_each(group, languages=languages, tuning=tuning)
    except Exception:  # noqa: BLE001  one bad item must not cost the others
        work = partial(scan, languages=languages, tuning=tuning)
        return [_answer(work, document) for document in group]


def in_groups(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Neighbours together, as many as are read at once (see `scan_each`)."""
    group: list[Item] = []
    total = 0
    for item in items:
        own = size(item)
        if group and (len(group) == AT_ONCE or total + own > CHARACTERS_AT_ONCE):
            yield group
            group, total = [], 0
        group.append(item)
        total += own
    if group:
        yield group


def in_processes(
    work: Callable[[Item], Result], items: Iterable[Item], *, workers: int
) -> Generator[Result | Lost, None, None]:
    """What `work` makes of each item, in order; `work`, items and results must be picklable."""
    crew: list[_Worker[Item, Result]] = [_Worker(work) for _ in range(workers)]
    try:
        yield from _answers(crew, iter(items))
    finally:
        for worker in crew:
            worker.dismiss()


def _answers(
    crew: "Sequence[_Worker[Item, Result]]", items: Iterator[Item]
) -> Iterator[Result | Lost]:
    done: dict[int, Result | Lost] = {}
    given = following = 0
    while True:
        idle = (worker for worker in crew if worker.number is None)
        room = following + len(crew) * AHEAD - given
        for worker, item in zip(islice(idle, room), items, strict=False):
            worker.give(given, item)
            given += 1
        busy = [worker for worker in crew if worker.number is not None]
        if not busy:
            return
        ready = wait([worker.pipe for worker in busy])
        for worker in busy:
            if worker.pipe in ready:
                number, result = worker.take()
                done[number] = result
        while following in done:
            yield done.pop(following)
            following += 1


class _Worker(Generic[Item, Result]):
    """A process, and the number of the item it has, if any."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self.number: int | None = None
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._work, theirs), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    def give(self, number: int, item: Item) -> None:
        self.number = number
        with suppress(OSError):  # if it has died, `take` will see it
            self.pipe.send(item)

    def take(self) -> tuple[int, Result | Lost]:
        """Number and answer of the item it had; waits for it. A worker that died is replaced."""
        number, self.number = self.number, None
        if number is None:
            raise LookupError("a worker without an item has no answer")
        try:
            return number, self.pipe.recv()
        except (EOFError, OSError):
            self.dismiss()
            self._start()
            return number, Lost(DIED)

    def dismiss(self) -> None:
        """Let it go: at once if it is at work on something that nobody waits for any more."""
        self.pipe.close()
        if self.number is not None:
            self._process.terminate()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C reaches all processes of a terminal; whoever started the workers ends them.

    A process inherits what its parent blocks, so that it is deaf from its first moment on.
    Python's tracker of resources, which the first process brings along, unblocks the signal when
    it starts: it must be there before.
    """
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Callable[[Item], Result], pipe: "Connection[Result | Lost, Item]") -> None:
    """The life of a worker: item in, answer out, until the other end is closed."""
    with suppress(EOFError, OSError):
        pipe.send(_answer(work, pipe.recv()))
        gc.freeze()  # lists and models were read with the first item, to stay
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Callable[[Item], Result], item: Item) -> Result | Lost:
    try:
        return work(item)
    except Exception as problem:  # noqa: BLE001  one bad item must not end the batch
        return Lost(type(problem).__name__)
