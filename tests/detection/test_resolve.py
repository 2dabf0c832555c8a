"""Which of several candidates is kept."""

from hypothesis import given
from hypothesis import strategies as st

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


def one_by_one(candidates: list[Candidate]) -> list[Candidate]:
    """Each candidate, the surest first, that overlaps none kept before it; in order of place."""
    kept: list[Candidate] = []
    for each in sorted(candidates, key=lambda c: (-c.confidence, -len(c), c.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda c: c.start)


PLACES = st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from((0.5, 0.7, 0.9)))


@given(st.lists(PLACES.map(lambda p: candidate(p[0], p[0] + p[1], p[2])), max_size=24))
def test_what_is_kept_is_what_asking_all_keeps(candidates: list[Candidate]) -> None:
    kept = resolve(candidates)
    assert [each.start for each in kept] == sorted(each.start for each in kept)
    assert kept == one_by_one(candidates)
