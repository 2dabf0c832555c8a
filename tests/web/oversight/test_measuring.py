"""The officer turns services of others on and off."""

import pytest
from django.test import Client

from ordvern.apps.consent.models import Question, question_now
from ordvern.apps.core.models import AuditEvent, QueuedTask
from ordvern.apps.statement.models import StatementVersion

pytestmark = pytest.mark.usefixtures("agency")
PAGE = "/innsyn/maling/"


def test_all_is_off_until_somebody_turns_it_on(officer: Client) -> None:
    assert officer.get(PAGE).context["question"] is None
    assert not Question.objects.exists()


def test_turned_on_and_off_with_a_version_each(officer: Client) -> None:
    officer.post(PAGE, {"analytics": " g-abcde12345 ", "tell": "on"})

    question = question_now()
    assert question is not None
    assert question.services == {"analytics": "G-ABCDE12345"}
    assert set(question.words) == {"nb", "nn", "en"}
    assert StatementVersion.objects.count() == 2
    assert QueuedTask.objects.filter(kind="statement.tell").count() == 1
    assert AuditEvent.objects.filter(verb="consent.question_changed").count() == 1

    assert officer.post(PAGE, {"analytics": ""}).status_code == 302
    assert question_now() is None
    assert StatementVersion.objects.count() == 3


def test_a_number_that_is_none_is_told_and_kept(officer: Client) -> None:
    answer = officer.post(PAGE, {"tag-manager": "UA-1234-5"}, headers={"accept-language": "en"})

    assert answer.status_code == 422
    assert "UA-1234-5" in answer.text
    assert "Write the number as in GTM-ABC1234." in answer.text
    assert not Question.objects.exists()


def test_saving_what_is_so_publishes_nothing(officer: Client) -> None:
    assert officer.post(PAGE, {"tell": "on"}).status_code == 422
    assert StatementVersion.objects.count() == 1
