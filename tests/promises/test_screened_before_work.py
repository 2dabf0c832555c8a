"""S57: files are looked through, and a person has decided, before work starts."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import NotScreened, clear_for_work
from ordvern.apps.statement.promises.screened_before_work import breaches
from tests.cast import HARMLESS


def test_kept(screened: Callable[..., Order], siri: Actor, now: datetime) -> None:
    clear_for_work(screened(HARMLESS), actor=siri, now=timezone.now())

    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], now: datetime) -> None:
    order = submit(HARMLESS)
    Order.objects.update(status=Status.RELEASED, released_at=now)

    assert list(breaches(now)) == [f"storedfile:{order.folder.files.get().pk}"]


def test_content_changed_after_the_decision_is_seen(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    clear_for_work(screened(HARMLESS), actor=siri, now=timezone.now())
    StoredFile.objects.update(content_hash="0" * 64)

    assert len(list(breaches(now))) == 1


def test_the_short_cut_is_refused(submit: Callable[..., Order], siri: Actor, now: datetime) -> None:
    order = submit(HARMLESS)
    Order.objects.update(status=Status.AWAITING_DECISION)

    with pytest.raises(NotScreened):
        clear_for_work(order, actor=siri, now=now)
