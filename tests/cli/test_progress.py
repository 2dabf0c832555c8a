"""Many items at once: in order, bounded, and with a count for people only."""

import sys
from threading import Barrier, Lock

import pytest

from ordvern.cli.progress import AHEAD, counted


def test_results_keep_the_order_of_the_items() -> None:
    together = Barrier(3)

    def work(item: int) -> int:
        together.wait(timeout=30)  # passes only if three are worked on at a time
        return item * 2

    assert list(counted(range(9), work, jobs=3)) == [item * 2 for item in range(9)]


def test_workers_do_not_run_far_ahead() -> None:
    done, lock = [], Lock()

    def work(item: int) -> int:
        with lock:
            done.append(item)
        return item

    results = counted(range(1_000), work, jobs=2)
    next(results)
    results.close()
    assert len(done) <= 2 * AHEAD


def test_counts_for_who_waits_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    list(counted(range(5), str))
    list(counted(range(2), str))
    assert capsys.readouterr().err.count("of 5 files") == 5
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    list(counted(range(5), str))
    assert capsys.readouterr().err == ""


def test_a_fault_reaches_the_caller() -> None:
    def work(item: int) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(counted(range(5), work))
