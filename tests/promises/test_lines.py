"""All seventy lines of the statement have an answer, and one only."""

from collections import Counter

from ordvern.apps.statement.lines import LINES, NO_PROMISE, Answer, answers
from ordvern.apps.statement.promises import PROMISES


def test_seventy_lines_and_none_unexplained() -> None:
    found = answers(PROMISES)

    assert len(found) == 70
    assert Counter(each.answer for each in found) == {
        Answer.KEPT: 41,
        Answer.BY_CONFIGURATION: 1,
        Answer.NO_PROMISE: 28,
    }
    assert all(each.why for each in found)


def test_a_line_has_one_answer() -> None:
    kept = {line for promise in PROMISES for line in promise.lines}

    assert kept <= set(LINES)
    assert not kept & set(NO_PROMISE)


def test_a_line_that_nobody_answers_is_seen() -> None:
    without = [promise for promise in PROMISES if "S57" not in promise.lines]

    assert Answer.UNEXPLAINED in {each.answer for each in answers(without)}
