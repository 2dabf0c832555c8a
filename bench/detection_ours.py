"""Our own scans of the text of bench/detection.py, timed in a process of their own: the peers bring
a million objects along, through which Python would go again and again while ours run.

Whoever measures holds the process and asks it pass by pass, so that ours and a peer's can be taken
in turns. Identifiers and word lists alone, with the model of sentences, and with names; each text
by a call of its own, or short ones given together to `scan_each`, as `scan_many` and
`ordvern scan --jsonl` do.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from detection_text import SECONDS, SIZES, corpus, ledger, pieces, quickest, weight
from ordvern.detection import scan, scan_each
from ordvern.detection.batch import in_groups

NUMBER_SIZES = (1_000, 10_000)
NUMBERS_VOLUME = 60_000
PASSES, LONG_PASSES = 5, 2
HOW: dict[str, dict[str, Any]] = {
    "lists": {"tagger": None, "sentences": False},
    "with_sentences": {"tagger": None},
    "with_names": {},
}


@dataclass(frozen=True)
class Texts:
    """Which texts: pieces of so many characters, of text or of nothing but numbers."""

    size: int
    are_numbers: bool = False

    def read(self) -> list[str]:
        return _pieces(self.size, are_numbers=self.are_numbers)


@cache
def _whole(*, are_numbers: bool) -> str:
    return ledger(NUMBERS_VOLUME) if are_numbers else corpus(max(SIZES))


@cache
def _pieces(size: int, *, are_numbers: bool) -> list[str]:
    whole = _whole(are_numbers=are_numbers)
    return pieces(whole, size, NUMBERS_VOLUME) if are_numbers else pieces(whole, size)


class Ours:
    """The process in which ours run, to be held by `with`."""

    def __enter__(self) -> "Ours":
        command = [sys.executable, __file__]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        return self

    def __exit__(self, *raised: object) -> None:
        self._process.communicate()

    def quickest(self, texts: Texts, how: str, seconds: float, *, passes: int = 1) -> float:
        """CPU seconds of the quickest pass over the texts, of those that fit in so many seconds, or
        of so many. `how` is one of HOW, with "_together" where they are given together."""
        asked = {"texts": asdict(texts), "how": how, "seconds": seconds, "passes": passes}
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise RuntimeError("the process has no pipes")
        into.write(json.dumps(asked) + "\n")
        into.flush()
        return float(out.readline())


def ways(texts: Texts, some: Iterable[str] = tuple(HOW)) -> list[str]:
    """How texts are scanned; given together only where more than one is."""
    first = next(in_groups(texts.read(), len))
    return [name + more for name in some for more in ("", *["_together"][: len(first) - 1])]


def row(ours: Ours, texts: Texts, names: Iterable[str]) -> dict[str, Any]:
    """MB a second over some texts, by what is looked for."""
    passes = PASSES if texts.size < SIZES[-1] else LONG_PASSES
    size = weight(texts.read())
    times = {name: ours.quickest(texts, name, SECONDS, passes=passes) for name in names}
    return {name: round(size / time / 1e6, 3) for name, time in times.items()}


def measured() -> list[dict[str, Any]]:
    """A row for each size of text, everything looked for."""
    with Ours() as ours:
        every = [Texts(size) for size in SIZES]
        return [{"characters": each.size} | row(ours, each, ways(each)) for each in every]


def _work(some: list[str], how: str) -> tuple[Callable[[Any], object], Sequence[Any]]:
    alone = how.removesuffix("_together")
    asked = HOW[alone]
    if alone == how:
        return lambda text: scan(text, **asked), some
    return lambda group: scan_each(group, **asked), [*in_groups(some, len)]


def main() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        work, some = _work(Texts(**asked["texts"]).read(), asked["how"])
        print(quickest(work, some, asked["seconds"], passes=asked["passes"]), flush=True)


if __name__ == "__main__":
    main()
