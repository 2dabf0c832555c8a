"""Breaking a guard by hand turns exactly its promise red: no other, and none is left out."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.usecases.check_promises import verdicts
from tests.cast import HARMLESS, STATEMENT

from .breaking import BREAKS, Stage


@pytest.fixture
def stage(
    screened: Callable[..., Order],
    siri: Actor,
    jean: Partner,
    agency: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Stage:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=timezone.now())
    now = timezone.now()
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = Job.objects.create(
        order=order,
        step=order.steps.get(),
        partner=jean,
        status=JobStatus.ACCEPTED,
        offered_at=now,
        answered_at=now,
    )
    record("file.read", subject=order.folder.files.get(), actor=jean.account.actor, at=now)
    seal_log(now=now)
    return Stage(order, job, agency, settings, monkeypatch, now)


def broken(stage: Stage) -> set[str]:
    later = stage.now + timedelta(seconds=1)
    return {verdict.promise.id for verdict in verdicts(later) if not verdict.is_kept}


def test_all_are_kept_before(stage: Stage) -> None:
    assert broken(stage) == set()


@pytest.mark.parametrize("promise", [promise.id for promise in PROMISES])
def test_exactly_this_promise_is_broken(stage: Stage, promise: str) -> None:
    BREAKS[promise](stage)

    assert broken(stage) == {promise}


def test_every_promise_is_broken_once() -> None:
    assert BREAKS.keys() == {promise.id for promise in PROMISES}
