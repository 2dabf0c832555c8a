"""S16, S19, S28 where others may measure visits: nothing of theirs loads before a yes."""

from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client

from ordvern.apps.consent.asking import NoSuchMeasurer, ask
from ordvern.apps.consent.models import Question
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.statement.promises import nothing_loaded_from_others as nothing_loaded
from ordvern.apps.statement.promises.loaded_only_after_consent import breaches
from ordvern.apps.statement.usecases.measure_visits import NewVersion, measure_visits
from tests.web.entering import client_of

pytestmark = pytest.mark.usefixtures("agency")


@pytest.fixture
def question(agency: None, ingrid: Actor, now: datetime) -> Question:
    services = {"analytics": "G-ABCDE12345"}
    return measure_visits(services, version=NewVersion("2026-11-02"), actor=ingrid, now=now)


def opens_to_google(client: Client, path: str) -> bool:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    return "google" in policy or "measuring.js" in answer.text


def test_kept(client: Client, question: Question, now: datetime) -> None:
    before = opens_to_google(client, "/")
    client.post("/personvern/samtykke/", {"question": question.pk, "answer": "yes"})
    after = opens_to_google(client, "/")
    client.post("/personvern/samtykke/", {"question": question.pk, "answer": "no"})

    assert (before, after, opens_to_google(client, "/")) == (False, True, False)
    assert list(breaches(now)) == []
    assert list(nothing_loaded.breaches(now)) == []


def test_breach_is_seen(now: datetime) -> None:
    """A number put in by hand could name anybody's script; and the statement says nothing of it."""
    Question.objects.create(asked_from=now, services={"analytics": "G-1&x=//evil.example"})

    assert list(breaches(now)) == ["service:analytics"]
    assert list(nothing_loaded.breaches(now)) == ["service:analytics"]


def test_the_short_cut_is_refused(
    client: Client, question: Question, ingrid_account: User, now: datetime
) -> None:
    """No cookie made up opens a page, no yes opens one where somebody writes or is signed in."""
    for made_up in ("statistics", f"{question.pk}.everything", f"{question.pk + 1}.statistics"):
        client.cookies[settings.CONSENT_COOKIE_NAME] = made_up
        assert not opens_to_google(client, "/")
    for visitor in (client, client_of(ingrid_account)):
        visitor.cookies[settings.CONSENT_COOKIE_NAME] = f"{question.pk}.statistics"
    assert not opens_to_google(client, "/tilbud/")
    assert not opens_to_google(client, "/prov/")
    assert not opens_to_google(client_of(ingrid_account), "/")
    with pytest.raises(NoSuchMeasurer):
        ask({"analytics": "GTM-ABC123"}, now=now)
