"""What a visitor answered, as the cookie of his browser keeps it: there is no other place for it.

The cookie holds the number of the question and what was said yes to, and nothing that could tell
one visitor from another who answered the same.
"""

from collections.abc import Iterable
from datetime import timedelta

from .models import AnswerCount, Question
from .services import Purpose

LASTS = timedelta(days=180)
"""After this visitors are asked anew; the law names no time."""
NOTHING = "none"
Answer = AnswerCount.Answer


def as_cookie(question: Question, chosen: Iterable[Purpose]) -> str:
    """For instance ``3.statistics+marketing``, or ``3.none``."""
    said_yes_to = "+".join(each.value for each in Purpose if each in set(chosen))
    return f"{question.pk}.{said_yes_to or NOTHING}"


def of_cookie(question: Question, value: str) -> frozenset[Purpose] | None:
    """What was said yes to; None where this very question has no answer, or one made up."""
    number, _dot, said = value.partition(".")
    if number != str(question.pk):
        return None
    known = {each.value: each for each in question.purposes}
    words = [] if said == NOTHING else said.split("+")
    if not all(word in known for word in words):
        return None
    return frozenset(known[word] for word in words)


def answer_of(
    question: Question, chosen: frozenset[Purpose], *, before: frozenset[Purpose] | None
) -> AnswerCount.Answer:
    """How it is counted; a no after a yes is a yes withdrawn."""
    if not chosen:
        return Answer.WITHDRAWN if before else Answer.NO
    return Answer.YES if chosen == question.purposes else Answer.SOME
