"""S24, S25, S46: the log tells of every change of itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

from ordvern.apps.core.models import AuditEvent, AuditLink
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
