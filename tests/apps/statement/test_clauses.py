"""The statement before it is worded: every promise once, and the nine conflicts openly."""

import pytest

from ordvern.apps.statement.clauses import INFORMING, SECTIONS, clauses_where
from ordvern.apps.statement.promises import PROMISES


def test_every_promise_is_a_clause_once() -> None:
    measured, unmeasured = (
        [clause.id for clause in clauses_where(is_measured=each)] for each in (True, False)
    )

    assert len(set(measured)) == len(measured)
    assert len(set(unmeasured)) == len(unmeasured)
    assert {promise.id for promise in PROMISES} <= {*measured, *unmeasured}
    assert len({*measured, *unmeasured}) == len(PROMISES) + len(INFORMING)


@pytest.mark.parametrize("is_measured", [False, True])
def test_clauses_stand_in_the_order_of_the_sections(*, is_measured: bool) -> None:
    sections = [clause.section for clause in clauses_where(is_measured=is_measured)]

    assert list(dict.fromkeys(sections)) == list(SECTIONS)
    assert sections == sorted(sections, key=list(SECTIONS).index)


@pytest.mark.parametrize("is_measured", [False, True])
def test_the_nine_conflicts_are_spoken_of(*, is_measured: bool) -> None:
    clauses = clauses_where(is_measured=is_measured)
    spoken_of = [clause.conflict for clause in clauses if clause.conflict]

    assert sorted(spoken_of) == [f"C{number}" for number in range(1, 10)]
