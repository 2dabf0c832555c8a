"""The question whether others may measure a visit, and what each answer does."""

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from ordvern.apps.consent.models import AnswerCount, Question
from ordvern.apps.core.actors import Actor
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.measure_visits import NewVersion, measure_visits

ANSWER = "/personvern/samtykke/"
BOTH = {"analytics": "G-ABCDE12345", "ads": "AW-123456789"}
EN = {"accept-language": "en"}


@pytest.fixture
def question(agency: None, ingrid: Actor, now: datetime) -> Question:
    return measure_visits(BOTH, version=NewVersion("2026-11-02"), actor=ingrid, now=now)


def counted() -> dict[str, int]:
    return dict(AnswerCount.objects.values_list("answer", "count"))


@pytest.mark.usefixtures("agency")
def test_nobody_is_asked_where_nothing_may_load(client: Client) -> None:
    assert 'id="consent"' not in client.get("/").text
    assert client.post(ANSWER, {"question": "1", "answer": "yes"}).status_code == 302
    assert not client.cookies[settings.CONSENT_COOKIE_NAME].value


def test_a_no_is_as_easy_as_a_yes(client: Client, question: Question) -> None:
    """Two buttons of the same look in one form, the no first; after either nobody is asked."""
    page = client.get("/", headers=EN).text
    buttons = re.findall(r"<button[^>]*name=\"answer\"[^>]*>\w+", page)
    looks = {re.sub(r'value="\w+"|>\w+', "", each) for each in buttons}
    assert [each.rpartition(">")[2] for each in buttons] == ["No", "Yes"]
    assert len(looks) == 1

    client.post(ANSWER, {"question": question.pk, "answer": "no", "next": "/"})
    assert 'id="consent"' not in client.get("/").text
    assert "measuring.js" not in client.get("/").text


def test_who_chooses_gets_what_he_chose(client: Client, question: Question) -> None:
    client.post(ANSWER, {"question": question.pk, "answer": "chosen", "purpose": ["marketing"]})
    page = client.get("/")

    assert 'data-tags="AW-123456789"' in page.text
    assert 'data-statistics="denied" data-marketing="granted"' in page.text
    assert "google-analytics" not in page.headers["Content-Security-Policy"]
    assert counted() == {"some": 1}


def test_a_yes_is_taken_back_in_the_footer(client: Client, question: Question) -> None:
    """What was left behind is deleted, and the counts tell of nobody."""
    client.post(ANSWER, {"question": question.pk, "answer": "yes", "next": "/"})
    client.cookies["_ga_ABCDE12345"] = client.cookies["_gcl_au"] = "GS1.1"
    footer = client.get("/tilbud/", headers=EN).text.partition("<footer")[2]
    assert "Take back my yes" in footer

    client.post(ANSWER, {"question": question.pk, "answer": "no", "next": "/tilbud/"})

    assert not client.cookies["_ga_ABCDE12345"].value
    assert not client.cookies["_gcl_au"].value
    assert "Take back my yes" not in client.get("/tilbud/", headers=EN).text
    assert counted() == {"yes": 1, "withdrawn": 1}
    columns = {field.name for field in AnswerCount._meta.concrete_fields}
    assert columns == {"id", "question", "day", "answer", "count"}


def test_an_answer_to_an_earlier_question_holds_no_more(
    client: Client, question: Question, ingrid: Actor, now: datetime
) -> None:
    client.post(ANSWER, {"question": question.pk, "answer": "yes"})
    fewer = {"ads": BOTH["ads"]}
    measure_visits(fewer, version=NewVersion("2026-11-03"), actor=ingrid, now=now)

    assert 'id="consent"' in client.get("/").text
    client.post(ANSWER, {"question": question.pk, "answer": "yes"})
    assert not client.cookies[settings.CONSENT_COOKIE_NAME].value


@pytest.mark.usefixtures("question")
def test_a_browser_that_says_no_is_not_asked(client: Client) -> None:
    assert 'id="consent"' not in client.get("/", headers={"Sec-GPC": "1"}).text


def test_nobody_is_sent_elsewhere(client: Client, question: Question) -> None:
    there = {"question": question.pk, "answer": "no", "next": "https://evil.example/"}

    assert client.post(ANSWER, there).headers["Location"] == "/personvern/informasjonskapsler/"


def test_the_statement_says_what_is_so(
    client: Client, question: Question, ingrid: Actor, now: datetime
) -> None:
    """In each language, and as before when all is turned off again."""
    for language, words in (("nb", "hvis du sier ja"), ("nn", "dersom du seier ja"), ("en", "if")):
        page = client.get("/personvern/", headers={"accept-language": language}).text
        assert "Google Analytics, Google Ads" in page
        assert words in page
        assert 'id="loaded-only-after-consent"' in page
        assert 'id="nothing-loaded-from-others"' not in page
    later = now + timedelta(seconds=1)
    measure_visits({}, version=NewVersion("2026-11-04"), actor=ingrid, now=later)

    page = client.get("/personvern/").text
    assert 'id="nothing-loaded-from-others"' in page
    assert "Google Ads" not in page
    assert StatementVersion.objects.count() == 3
