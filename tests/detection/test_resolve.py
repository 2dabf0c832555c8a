"""Which of several candidates is kept."""

from ordvern.detection.recognizer import Candidate
from ordvern.detection.resolve import resolve
from ordvern.text import Category


def candidate(start: int, end: int, confidence: float) -> Candidate:
    return Candidate(Category.PHONE, start, end, "test", confidence)


def test_the_surer_wins() -> None:
    weak, sure = candidate(0, 8, 0.5), candidate(4, 10, 0.9)
    assert resolve([weak, sure]) == [sure]


def test_of_equals_the_longer_wins() -> None:
    short, long = candidate(2, 6, 0.9), candidate(0, 8, 0.9)
    assert resolve([short, long]) == [long]


def test_neighbours_both_stay_in_order_of_place() -> None:
    first, second, third = candidate(0, 4, 0.6), candidate(4, 8, 0.9), candidate(9, 12, 0.7)
    assert resolve([third, second, first]) == [first, second, third]
