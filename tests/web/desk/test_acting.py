"""What people are told of a refusal."""

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.usecases.answer_job import TakenByAnother
from ordvern.apps.orders.usecases.deliver import StepLeft
from ordvern.web.desk.views.acting import REFUSALS, words_for


def test_a_refusal_has_words_of_its_own() -> None:
    assert words_for(StepLeft()) == REFUSALS[StepLeft] != REFUSALS[NotAllowedNow]


def test_one_without_is_told_as_the_kind_that_it_is_of() -> None:
    assert TakenByAnother not in REFUSALS
    assert words_for(TakenByAnother()) == REFUSALS[NotAllowedNow]
