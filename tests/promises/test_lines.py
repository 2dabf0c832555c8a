"""All seventy lines of the statement have an answer, and one only."""

from ordvern.apps.statement.lines import LINES, NO_PROMISE, NOT_YET, Answer, answers
from ordvern.apps.statement.promises import PROMISES


def test_seventy_lines_and_none_unexplained() -> None:
    found = answers(PROMISES)

    assert len(found) == 70
    assert [each.line for each in found if each.answer is Answer.UNEXPLAINED] == []


def test_a_line_has_one_answer() -> None:
    kept = {line for promise in PROMISES for line in promise.lines}

    assert kept <= set(LINES)
    assert not kept & set(NO_PROMISE)
    assert not kept & set(NOT_YET)
    assert not set(NO_PROMISE) & set(NOT_YET)


def test_a_line_that_nobody_answers_is_seen() -> None:
    without = [promise for promise in PROMISES if "S57" not in promise.lines]

    assert Answer.UNEXPLAINED in {each.answer for each in answers(without)}
