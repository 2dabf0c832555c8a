"""The front page."""

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.statement.models import PromiseCheck
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.usecases.check_promises import check_promises

# Those that are made where nobody measures visits but we.
MADE = [promise for promise in PROMISES if not promise.measured]


@pytest.mark.usefixtures("agency")
def test_it_tells_that_nothing_was_checked_yet(visitor: Client) -> None:
    answer = visitor.get("/")

    assert answer.status_code == 200
    assert answer.context["summary"].unchecked == len(MADE)
    assert not answer.context["summary"].all_kept


@pytest.mark.usefixtures("agency")
def test_it_tells_that_all_is_kept(visitor: Client) -> None:
    check_promises(now=timezone.now())

    summary = visitor.get("/").context["summary"]

    assert summary.all_kept
    assert summary.promises == len(MADE)


@pytest.mark.usefixtures("agency")
def test_it_tells_what_is_broken(visitor: Client) -> None:
    check_promises(now=timezone.now())
    PromiseCheck.objects.filter(promise=PROMISES[0].id).update(breaches=3)

    summary = visitor.get("/").context["summary"]

    assert (summary.broken, summary.all_kept) == (1, False)
