"""Many items at once: in order, bounded, and with a count for people only."""

import sys
from threading import Barrier, Lock

import pytest

from ordvern.cli.progress import AHEAD, in_threads, shown, time_left


def test_results_keep_the_order_of_the_items() -> None:
    together = Barrier(3)

    def work(item: int) -> int:
        together.wait(timeout=30)  # passes only if three are worked on at a time
        return item * 2

    assert list(in_threads(range(9), work, jobs=3)) == [item * 2 for item in range(9)]


def test_workers_do_not_run_far_ahead() -> None:
    done, lock = [], Lock()

    def work(item: int) -> int:
        with lock:
            done.append(item)
        return item

    results = in_threads(range(1_000), work, jobs=2)
    next(results)
    results.close()
    assert len(done) <= 2 * AHEAD


def test_counts_for_who_waits_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(shown("abcde", [1] * 5)) == list("abcde")
    list(shown("ab", [1, 1]))
    assert capsys.readouterr().err.count("of 5 files") == 5
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    list(shown("abcde", [1] * 5))
    assert capsys.readouterr().err == ""


def test_a_fault_reaches_the_caller() -> None:
    def work(item: int) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(in_threads(range(5), work, jobs=1))


@pytest.mark.parametrize(
    ("seconds", "done", "left"),
    [
        (1, 50, ""),
        (100, 0, ""),
        (60, 25, ", about 3 min left"),
        (60, 80, ", less than a minute left"),
        (3600, 25, ", about 3 h 0 min left"),
    ],
)
def test_time_left(seconds: float, done: float, left: str) -> None:
    assert time_left(seconds, done, 100) == left
