"""What is held is not deleted, also when the hold comes in the middle of a run."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Order
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.lift_hold import lift_hold
from ordvern.apps.retention.usecases.place_hold import EndNotSensible, place_hold
from ordvern.vault import FolderId
from tests.cast import HARMLESS


def hold(subject: str, now: datetime, *, days: int = 30) -> Hold:
    until = timezone.localdate(now) + timedelta(days=days)
    return place_hold(subject, ground=Hold.Ground.CLAIM, until=until, actor=SYSTEM, now=now)


@pytest.mark.parametrize("kind", ["order", "folder", "customer"])
def test_files_that_are_held_are_not_erased_though_it_was_asked(
    submit: Callable[..., Order], now: datetime, kind: str
) -> None:
    order = submit(HARMLESS)
    keys = {"order": order.pk, "folder": order.folder_id, "customer": order.customer_id}
    placed = hold(f"{kind}:{keys[kind]}", now)
    schedule(order.folder, at=now, now=now, asked=True)

    sweep("", lambda *counts: None)
    assert vault().is_readable(FolderId(order.folder_id))
    assert not Certificate.objects.exists()

    lift_hold(placed, actor=SYSTEM, now=now)
    sweep("", lambda *counts: None)
    assert not vault().is_readable(FolderId(order.folder_id))


def test_another_orders_hold_holds_nothing(submit: Callable[..., Order], now: datetime) -> None:
    kept, gone = submit(HARMLESS), submit(HARMLESS)
    hold(f"order:{kept.pk}", now)
    for order in (kept, gone):
        schedule(order.folder, at=now, now=now, asked=True)

    sweep("", lambda *counts: None)

    assert vault().is_readable(FolderId(kept.folder_id))
    assert not vault().is_readable(FolderId(gone.folder_id))


def test_a_hold_ends_on_its_day(db: None, now: datetime) -> None:
    placed = hold("order:1", now, days=0)
    today = timezone.localdate(now)

    assert Hold.objects.standing(today).get() == placed
    assert not Hold.objects.standing(today + timedelta(days=1)).exists()


@pytest.mark.parametrize("days", [-1, 2 * 366 + 1])
def test_an_end_that_is_none_is_refused(db: None, now: datetime, days: int) -> None:
    with pytest.raises(EndNotSensible):
        hold("order:1", now, days=days)


def test_it_is_lifted_once(db: None, now: datetime, ingrid: Actor) -> None:
    placed = hold("order:1", now)
    lift_hold(placed, actor=ingrid, now=now)

    with pytest.raises(NotAllowedNow):
        lift_hold(placed, actor=ingrid, now=now)


def test_the_lock_is_taken_where_the_database_has_several_writers(db: None, now: datetime) -> None:
    with connection.execute_wrapper(_noting(seen := [])):
        hold("order:1", now)

    locks = any("FOR UPDATE" in sql for sql in seen)
    assert locks == connection.features.has_select_for_update
    assert not OutgoingMail.objects.exists()


def _noting(seen: list[str]) -> Callable[..., object]:
    def note(execute: Callable[..., object], sql: str, *rest: object) -> object:
        seen.append(sql)
        return execute(sql, *rest)

    return note
