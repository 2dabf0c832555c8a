"""The pages where the statement is worded: clauses, a new version, a text of the agency's own."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.partners.models import Partner
from ordvern.apps.statement.models import ClauseWording, StatementVersion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.apps.statement.usecases.reword_clause import Wording, reword_clause
from tests.cast import STATEMENT, Submit, work

HOME = "/innsyn/erklaering/"


def test_a_sentence_is_worded_anew_and_published(officer: Client) -> None:
    sent = {"nb": "Alt ligger på våre egne maskiner i Norge."}
    officer.post(f"{HOME}ledd/stored-in-norway/", sent)
    officer.post(f"{HOME}publiser/", {"version": "2026-12-01"})

    assert current_version() == "2026-12-01"
    assert sent["nb"] in officer.get("/personvern/2026-12-01/").text
    assert sent["nb"] not in officer.get(f"/personvern/{STATEMENT}/").text


def test_customers_and_partners_are_told_once(
    officer: Client, submit: Submit, jean: Partner
) -> None:
    order = submit("tekst")
    work()
    mail.outbox.clear()

    officer.post(f"{HOME}publiser/", {"version": "2026-12-01", "tell": "on"})
    work()

    told = [message.to[0] for message in mail.outbox]
    assert sorted(told) == sorted([order.customer.account.email, jean.account.email])
    assert all("/personvern/2026-12-01/endringer/" in str(each.body) for each in mail.outbox)


def test_nobody_is_told_where_the_officer_says_so(officer: Client, jean: Partner) -> None:
    officer.post(f"{HOME}publiser/", {"version": "2026-12-01"})
    work()

    assert mail.outbox == []


@pytest.mark.parametrize("version", [STATEMENT, "neste", "2026-12-01/", ""])
def test_a_version_that_cannot_be_is_refused(officer: Client, version: str) -> None:
    answer = officer.post(f"{HOME}publiser/", {"version": version})

    assert answer.status_code == 422
    assert StatementVersion.objects.count() == 1


def test_a_promise_whose_guard_is_not_set_up_is_not_published(
    officer: Client, settings: Any
) -> None:
    settings.RESIDENCY = settings.RESIDENCY | {"files": "SE"}

    assert officer.post(f"{HOME}publiser/", {"version": "2026-12-01"}).status_code == 422
    assert current_version() == STATEMENT

    officer.post(f"{HOME}ledd/stored-in-norway/", {"is_dropped": "on"})
    officer.post(f"{HOME}publiser/", {"version": "2026-12-01"})
    assert current_version() == "2026-12-01"


def test_a_sentence_of_our_own(officer: Client) -> None:
    officer.post(f"{HOME}egen/", {"section": "part-1/rights", "nb": "Vi svarer på e-post."})
    own = ClauseWording.objects.get()
    assert "Vi svarer på e-post." in officer.get(HOME).text

    officer.post(f"{HOME}ledd/{own.clause}/", {"nb": "", "nn": "", "en": ""})

    assert not ClauseWording.objects.exists()


def test_a_sentence_without_words_is_sent_back(officer: Client) -> None:
    answer = officer.post(f"{HOME}egen/", {"section": "part-1/rights"})

    assert answer.status_code == 422
    assert not ClauseWording.objects.exists()


TEXT = """Vi lagrer alt på servere i Norge.
Sensitive personopplysninger lagres ikke i oversettelsesminnene våre.
Vi serverer kaffe til alle som besøker oss på kontoret i Storgata."""


def test_an_own_text_is_sorted_and_taken_over(officer: Client) -> None:
    sorting = officer.post(f"{HOME}tekst/", {"language": "nb", "text": TEXT}).context["form"]
    sent = {name: str(field.value()) for name in sorting.fields if (field := sorting[name])}
    assert [sent[f"clause_{n}"] for n in range(3)] == [
        "stored-in-norway",
        "no-sensitive-data-in-memories",
        "own",
    ]

    officer.post(f"{HOME}tekst/overta/", {**sent, "drop_others": ""})

    worded = {each.clause: each.nb for each in ClauseWording.objects.all()}
    assert worded["stored-in-norway"] == "Vi lagrer alt på servere i Norge."
    assert len(worded) == 3
    assert ClauseWording.objects.filter(is_dropped=True).count() == 0


def test_what_the_text_does_not_say_may_be_left_out(officer: Client) -> None:
    sent = {"language": "nb", "count": "1", "text_0": "Alt i Norge.", "drop_others": "on"}
    officer.post(f"{HOME}tekst/overta/", {**sent, "clause_0": "stored-in-norway"})

    assert not ClauseWording.objects.get(clause="stored-in-norway").is_dropped
    assert ClauseWording.objects.get(clause="log-cannot-be-changed").is_dropped


@pytest.mark.parametrize("sent", [{}, {"count": "x"}, {"count": "999999", "language": "nb"}])
def test_a_broken_sorting_changes_nothing(officer: Client, sent: dict[str, str]) -> None:
    assert officer.post(f"{HOME}tekst/overta/", sent).status_code == 422
    assert not ClauseWording.objects.exists()


def test_the_standard_words_come_back(officer: Client) -> None:
    words = Wording(nb="Alt i Norge.")
    reword_clause("stored-in-norway", wording=words, actor=SYSTEM, now=timezone.now())

    officer.post(f"{HOME}ledd/stored-in-norway/", {"nb": ""})

    assert not ClauseWording.objects.exists()


def test_a_clause_that_is_none_is_not_there(officer: Client) -> None:
    assert officer.get(f"{HOME}ledd/never-made/").status_code == 404
