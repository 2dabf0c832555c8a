"""The privacy statement with its proof, its versions, and the cookies."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.statement.clauses import standard_clauses
from ordvern.apps.statement.models import PromiseCheck
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.usecases.check_promises import check_promises
from ordvern.apps.statement.usecases.publish_statement import publish_statement
from ordvern.apps.statement.usecases.reword_clause import Wording, reword_clause
from tests.cast import STATEMENT

from .conftest import Filled

# Those that are made where nobody measures visits but we.
MADE = [promise for promise in PROMISES if not promise.measured]

pytestmark = pytest.mark.usefixtures("agency")


def said(answer: Any) -> list[str]:
    """The sentences of a version that a page shows."""
    sections = answer.context["sections"]
    return [each.sentence.text for section in sections for each in section.sentences]


def test_every_promise_is_there_and_kept(visitor: Client) -> None:
    check_promises(now=timezone.now())

    page = visitor.get("/personvern/").content.decode()

    for promise in MADE:
        assert f'id="{promise.id}"' in page
    assert page.count('data-status="kept"') == len(MADE)


def test_a_breach_is_told(visitor: Client) -> None:
    check_promises(now=timezone.now())
    PromiseCheck.objects.filter(promise=PROMISES[2].id).update(breaches=2)

    page = visitor.get("/personvern/").content.decode()

    assert page.count('data-status="broken"') == 1
    assert page.count('data-status="kept"') == len(MADE) - 1


def test_what_was_never_checked_is_neither(visitor: Client) -> None:
    page = visitor.get("/personvern/").content.decode()

    assert 'data-status="kept"' not in page
    assert 'data-status="broken"' not in page


def test_an_older_version_stays(visitor: Client) -> None:
    publish_statement("2026-11-01", actor=SYSTEM, now=timezone.now())

    assert f"/personvern/{STATEMENT}/" in visitor.get("/personvern/").content.decode()
    old = visitor.get(f"/personvern/{STATEMENT}/")
    assert len(said(old)) == len(standard_clauses())
    assert not old.context["is_current"]
    assert visitor.get("/personvern/2026-11-01/").context["is_current"]


def test_a_version_is_read_in_its_language(visitor: Client) -> None:
    bokmal = visitor.get(f"/personvern/{STATEMENT}/", headers={"accept-language": "nb"})
    english = visitor.get(f"/personvern/{STATEMENT}/", headers={"accept-language": "en"})

    assert "Everything is stored on servers in Norway." in said(english)
    assert set(said(bokmal)).isdisjoint(said(english))


def test_what_is_new_is_told_word_by_word(visitor: Client) -> None:
    words = Wording(en="Everything is stored on our own servers in Norway.")
    reword_clause("stored-in-norway", wording=words, actor=SYSTEM, now=timezone.now())
    publish_statement("2026-11-01", actor=SYSTEM, now=timezone.now())

    answer = visitor.get("/personvern/2026-11-01/endringer/", headers={"accept-language": "en"})

    (change,) = answer.context["changes"]
    added = [words.text for words in change.words if words.change == "added"]
    assert added == ["our own"]
    assert "<ins>" in answer.text
    assert visitor.get(f"/personvern/{STATEMENT}/endringer/").status_code == 404


def test_a_promise_that_is_dropped_is_shown_no_more(visitor: Client) -> None:
    dropped = Wording(is_dropped=True)
    reword_clause("stored-in-norway", wording=dropped, actor=SYSTEM, now=timezone.now())
    assert 'id="stored-in-norway"' in visitor.get("/personvern/").text

    publish_statement("2026-11-01", actor=SYSTEM, now=timezone.now())

    assert 'id="stored-in-norway"' not in visitor.get("/personvern/").text


def test_an_unknown_version_is_not_there(visitor: Client) -> None:
    assert visitor.get("/personvern/1999-01-01/").status_code == 404


def test_the_cookies_that_are_set_are_the_cookies_told(visitor: Client, filled: Filled) -> None:
    told = {
        cookie.name for cookie in visitor.get("/personvern/informasjonskapsler/").context["cookies"]
    }
    for path in ("/", "/tilbud/", "/prov/", "/personvern/"):
        visitor.get(path)
    visitor.post("/sprak/", {"language": "nn"})
    visitor.post("/tilbud/", filled())
    visitor.post("/konto/login/code/", {"email": "kari@kunde.example"})

    assert visitor.cookies.keys() <= told
    assert visitor.cookies.keys() >= {"csrf", "session", "django_language"}
