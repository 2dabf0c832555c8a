"""Mail that fails is tried with growing pauses and then lies dead; one a day; text messages."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import QueuedTask
from ordvern.apps.core.queue import Beat
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.post.models import OutgoingMail, Wish
from ordvern.apps.post.outbox import notify
from ordvern.apps.post.sms import mobile
from ordvern.apps.post.tasks import PAUSES, send
from ordvern.apps.post.usecases.send_again import send_again
from tests.cast import HARMLESS, work

AWAY = "tests.apps.post.test_trying.Away"


class Away(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    order = submit(HARMLESS)
    work()
    mail.outbox.clear()
    OutgoingMail.objects.all().delete()
    return order


def tried(pk: int, times: int) -> OutgoingMail:
    for _ in range(times):
        send(str(pk), Beat(None, timezone.now))  # type: ignore[arg-type] # no task to beat for
    return OutgoingMail.objects.get(pk=pk)


def told(order: Order, kind: str, now: datetime) -> int:
    tell_customer(order, kind, now=now)
    return OutgoingMail.objects.latest("pk").pk


def test_it_is_tried_again_later_and_later(order: Order, settings: Any, now: datetime) -> None:
    settings.EMAIL_BACKEND = AWAY
    pk = told(order, "in_work", now)
    work()
    first = OutgoingMail.objects.get(pk=pk)

    assert (first.tries, first.reason) == (1, "ConnectionRefusedError")
    assert first.due_at > now + PAUSES[0] - timedelta(seconds=5)
    assert QueuedTask.objects.filter(kind="post.send", subject=str(pk), run_at=first.due_at)
    assert sorted(PAUSES) == list(PAUSES)
    assert sum(PAUSES, timedelta()) > timedelta(days=1)


def test_after_the_last_try_it_lies_dead_until_sent_again(
    order: Order, settings: Any, now: datetime, siri: Actor
) -> None:
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = AWAY
    dead = tried(told(order, "in_work", now), len(PAUSES) + 1)
    assert list(OutgoingMail.objects.dead()) == [dead]

    settings.EMAIL_BACKEND = backend
    tried(dead.pk, 1)
    assert mail.outbox == []
    send_again(dead, actor=siri, now=timezone.now())
    work()
    assert len(mail.outbox) == 1
    with pytest.raises(NotAllowedNow):
        send_again(dead, actor=siri, now=now)


def test_one_a_day_holds_all_but_what_waits_for_an_answer(order: Order, now: datetime) -> None:
    account = order.customer.account
    Wish.objects.create(account=account, often=Wish.Often.DAILY)
    for kind in ("in_work", "delivered"):
        told(order, kind, now)
    work()
    assert mail.outbox == []
    told(order, "redaction_asked", now)
    work()
    assert len(mail.outbox) == 1

    OutgoingMail.objects.filter(sent_at=None).update(due_at=now)
    QueuedTask.objects.filter(state="queued").update(run_at=now)
    work()
    assert len(mail.outbox) == 2
    assert mail.outbox[1].body.count("/kunde/oppdrag/") == 2
    assert not OutgoingMail.objects.filter(sent_at=None).exists()


@pytest.mark.parametrize(("hour", "days"), [(3, 0), (12, 1)])
def test_the_day_ends_in_the_morning(order: Order, hour: int, days: int, settings: Any) -> None:
    Wish.objects.create(account=order.customer.account, often=Wish.Often.DAILY)
    at = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    notify(order.customer.account, "in_work", number="1", path="/", now=at)

    due = timezone.localtime(OutgoingMail.objects.latest("pk").due_at)
    assert (due.hour, (due.date() - at.date()).days) == (7, days)


def test_a_text_message_goes_beside_it_without_content(
    order: Order, settings: Any, now: datetime, tmp_path: Path
) -> None:
    settings.SMS_GATEWAY, settings.SMS_FILE = "ordvern.apps.post.sms.FILE", tmp_path / "sms.txt"
    Wish.objects.create(account=order.customer.account, by_sms=True)
    tried(told(order, "delivered", now), 1)

    number, _, text = settings.SMS_FILE.read_text().partition("\t")
    assert number == "+4740012345"
    assert order.number in text
    Customer.objects.update(phone="51 00 10 20")
    tried(told(order, "delivered", now), 1)
    assert settings.SMS_FILE.read_text().count("\n") == 1


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("400 12 345", "+4740012345"),
        ("+47 91 23 45 67", "+4791234567"),
        ("0047 91234567", "+4791234567"),
        ("51 00 10 20", ""),
        ("+46 70 123 45 67", ""),
        ("", ""),
    ],
)
def test_only_mobile_numbers_get_text(phone: str, number: str) -> None:
    assert mobile(phone) == number
