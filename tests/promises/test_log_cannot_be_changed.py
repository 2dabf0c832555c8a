"""S24, S25, S46: the log tells of every change of itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.chain import START
from ordvern.apps.core.models import AuditEvent, AuditLink
from ordvern.apps.core.sealed_log import last_anchor, looked_through
from ordvern.apps.core.usecases.anchor_log import anchor_log
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promises.log_cannot_be_changed import breaches
from tests.cast import HARMLESS


def test_kept(submit: Callable[..., Order], now: datetime) -> None:
    submit(HARMLESS)
    seal_log(now=now)

    assert AuditLink.objects.count() == AuditEvent.objects.count() > 0
    assert list(breaches(now + timedelta(days=1))) == []


def test_breach_is_seen(submit: Callable[..., Order], now: datetime) -> None:
    submit(HARMLESS)
    seal_log(now=now)
    AuditEvent.objects.filter(verb="order.received").update(actor_account=7)

    (breach,) = breaches(now)
    assert breach.endswith("an entry or a link was changed")


def test_the_short_cut_is_refused(submit: Callable[..., Order], now: datetime) -> None:
    """The end cut off, link and entry both, is told by the anchor."""
    submit(HARMLESS)
    anchor_log(now=now)
    last = AuditLink.objects.latest("number")
    AuditEvent.objects.filter(pk=last.event).delete()
    number = last.number
    last.delete()

    assert list(breaches(now)) == [f"auditlink:{number} the end was cut off"]


HOUR = timedelta(hours=1)


@pytest.fixture
def anchored(submit: Callable[..., Order], now: datetime) -> datetime:
    """A log with its daily anchor, and an entry that came in since; the time of the anchor."""
    submit(HARMLESS)
    anchor_log(now=now)
    submit(HARMLESS)
    seal_log(now=now)
    return now


def change(number: int) -> None:
    AuditEvent.objects.filter(pk=AuditLink.objects.get(number=number).event).update(actor_account=7)


def test_what_came_since_the_last_look_is_looked_at_every_hour(anchored: datetime) -> None:
    change(AuditLink.objects.latest("number").number)

    assert len(list(breaches(anchored + HOUR))) == 1


def test_what_was_looked_through_is_looked_at_again_within_a_day(anchored: datetime) -> None:
    change(1)

    assert list(breaches(anchored + HOUR)) == []
    assert len(list(breaches(anchored + 23 * HOUR))) == 1


def test_the_daily_look_finds_it_and_every_hour_says_so_from_then_on(anchored: datetime) -> None:
    change(1)
    anchor = anchor_log(now=anchored + 12 * HOUR)

    assert anchor
    assert not anchor.is_whole
    assert len(list(breaches(anchored + 13 * HOUR))) == 1


def test_a_quiet_day_renews_the_anchor(anchored: datetime) -> None:
    anchor_log(now=anchored)
    assert anchor_log(now=anchored + HOUR) is None
    assert anchor_log(now=anchored + 24 * HOUR) == last_anchor()

    last = last_anchor()
    assert last
    assert looked_through([last], now=anchored + 25 * HOUR).number == last.number


def test_an_anchor_that_is_not_the_logs_own_is_not_relied_on(anchored: datetime) -> None:
    anchor = last_anchor()
    assert anchor
    AuditLink.objects.filter(number=anchor.number).update(hash="0" * 64)
    change(1)

    assert looked_through([anchor], now=anchored + HOUR) == START
    assert len(list(breaches(anchored + HOUR))) > 1
