"""Batches: in order, a few ahead, and a worker that dies takes only its own item with it."""

import os
import signal
from collections.abc import Iterator

from ordvern.detection import Tuning, scan
from ordvern.detection.batch import (
    AHEAD,
    AT_ONCE,
    CHARACTERS_AT_ONCE,
    DIED,
    Lost,
    in_groups,
    in_processes,
    scan_many,
)
from ordvern.text import Category, Segment

LETTERS = [f"Pasient: Kari Nordlund, telefon 912 34 5{number:02}." for number in range(12)]


def square_or_die(item: int) -> int:
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == 5:
        raise ZeroDivisionError
    return item * item


def process_of(_item: int) -> int:
    return os.getpid()


def is_deaf_to_interrupts(_item: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_scans_are_those_of_a_single_process_in_order() -> None:
    assert list(scan_many(LETTERS, workers=2)) == [scan(letter) for letter in LETTERS]


class _Deadly(str):
    """A text over which whoever unpacks it dies."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


class _Odd(str):
    """A text that is none when it is unpacked."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return int, (5,)


def test_a_document_that_cannot_be_read_costs_no_other_of_its_group() -> None:
    documents = [LETTERS[0], _Odd("five"), LETTERS[1], _Deadly("stop"), LETTERS[2]]
    one, odd, two, dead, three = scan_many(documents, workers=1)
    assert [one, two, three] == [scan(letter) for letter in LETTERS[:3]]
    assert [odd, dead] == [Lost("TypeError"), Lost(DIED)]


def test_short_documents_go_together_and_long_ones_alone() -> None:
    texts = ["a"] * (AT_ONCE + 1) + ["b" * CHARACTERS_AT_ONCE, "c", "d" * CHARACTERS_AT_ONCE]
    groups = [[text[0] for text in group] for group in in_groups(texts, len)]
    assert groups == [["a"] * AT_ONCE, ["a"], ["b"], ["c"], ["d"]]


def test_segments_and_a_tuning_travel() -> None:
    cells = [Segment("Telefon", "a"), Segment("912 34 567", "b"), Segment("Kari Nordlund", "c")]
    [found] = scan_many([cells], workers=1, tuning=Tuning.of(off=[Category.PERSON_NAME]))
    assert not isinstance(found, Lost)
    assert [finding.category for finding in found.findings] == [Category.PHONE]


def test_a_death_and_a_fault_cost_one_item_each() -> None:
    answers = list(in_processes(square_or_die, range(8), workers=2))
    assert answers == [0, 1, 4, Lost(DIED), 16, Lost("ZeroDivisionError"), 36, 49]


def test_work_is_shared_between_processes() -> None:
    processes = set(in_processes(process_of, range(40), workers=2))
    assert os.getpid() not in processes
    assert len(processes) == 2


def test_ctrl_c_is_left_to_whoever_started_them() -> None:
    assert list(in_processes(is_deaf_to_interrupts, [1], workers=1)) == [True]
    assert not is_deaf_to_interrupts(1)


def test_items_are_fetched_a_few_ahead_only() -> None:
    fetched = []

    def items() -> Iterator[int]:
        for item in range(1_000):
            fetched.append(item)
            yield item

    answers = in_processes(process_of, items(), workers=2)
    next(answers)
    answers.close()
    assert len(fetched) <= 2 * AHEAD + 2


def test_nothing_asked_nothing_answered() -> None:
    assert list(in_processes(process_of, [], workers=2)) == []
