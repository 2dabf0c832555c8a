"""Checks leave evidence: counts and times, nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta

from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.statement.clauses import standard_clauses
from ordvern.apps.statement.models import PromiseCheck, StatementText
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.standing import standings
from ordvern.apps.statement.usecases.check_promises import check_promises
from ordvern.apps.statement.wording import of_body


def test_every_promise_is_checked_and_kept(agency: object, now: datetime) -> None:
    verdicts = check_promises(now=now)

    assert [verdict.promise for verdict in verdicts] == list(PROMISES)
    assert all(verdict.is_kept for verdict in verdicts)
    assert PromiseCheck.objects.count() == len(PROMISES)


def test_never_checked_is_neither_kept_nor_broken(agency: object) -> None:
    assert not any(standing.is_kept for standing in standings())
    assert all(standing.checked_at is None for standing in standings())


def test_since_when_a_promise_is_broken(submit: Callable[..., Order], now: datetime) -> None:
    check_promises(now=now)
    submit("tekst")
    Order.objects.update(status=Status.RELEASED, released_at=now)
    seal_log(now=now)
    for hours in (1, 2):
        check_promises(now=now + timedelta(hours=hours))

    broken = [standing for standing in standings() if standing.breaches]
    assert [standing.promise.id for standing in broken] == ["screened-before-work"]
    assert broken[0].since == now + timedelta(hours=1)
    assert broken[0].checked_at == now + timedelta(hours=2)


def test_a_version_is_kept_word_for_word_in_each_language(agency: object) -> None:
    texts = StatementText.objects.all()

    assert {text.language for text in texts} == {"nb", "nn", "en"}
    clauses = [clause.id for clause in standard_clauses()]
    for text in texts:
        kept = [each.clause for each in of_body(text.body) if not each.is_heading]
        assert kept == clauses


def test_officers_are_told_once_of_what_broke(
    submit: Callable[..., Order], ingrid_account: User, now: datetime
) -> None:
    submit("tekst")
    check_promises(now=now)
    assert told() == []
    Order.objects.update(status=Status.RELEASED, released_at=now)
    for minutes in (1, 2):
        check_promises(now=now + timedelta(minutes=minutes))

    assert told() == [(ingrid_account.pk, "/innsyn/lofte/screened-before-work/")]


def told() -> list[tuple[int, str]]:
    mails = OutgoingMail.objects.filter(kind=OutgoingMail.Kind.PROMISE_BROKEN)
    return list(mails.values_list("account", "path"))
