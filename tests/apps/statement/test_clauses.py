"""The statement before it is worded: every promise once, and the nine conflicts openly."""

from ordvern.apps.statement.clauses import INFORMING, SECTIONS, standard_clauses
from ordvern.apps.statement.promises import PROMISES


def test_every_promise_is_a_clause_once() -> None:
    ids = [clause.id for clause in standard_clauses()]

    assert len(set(ids)) == len(ids) == len(PROMISES) + len(INFORMING)
    assert {promise.id for promise in PROMISES} <= set(ids)


def test_clauses_stand_in_the_order_of_the_sections() -> None:
    sections = [clause.section for clause in standard_clauses()]

    assert list(dict.fromkeys(sections)) == list(SECTIONS)
    assert sections == sorted(sections, key=list(SECTIONS).index)


def test_the_nine_conflicts_are_spoken_of() -> None:
    spoken_of = [clause.conflict for clause in INFORMING if clause.conflict]

    assert sorted(spoken_of) == [f"C{number}" for number in range(1, 10)]
