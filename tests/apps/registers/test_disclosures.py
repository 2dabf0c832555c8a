"""What an authority asks for: held meanwhile, handed over by id, and the customer told."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.disclosure_sheet import disclosure_sheet
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.registers.usecases.decide_disclosure import (
    Answer,
    NothingToHand,
    NoWordWhy,
    decide_disclosure,
)
from ordvern.apps.registers.usecases.describe_breach import NoSuchOrder
from ordvern.apps.registers.usecases.register_disclosure import Asked, register_disclosure
from ordvern.apps.retention.holds import is_held
from tests.cast import HARMLESS

Handed = Disclosure.Decision


@pytest.fixture
def order(screened: Callable[..., Order]) -> Order:
    return screened(HARMLESS)


def ask(order: Order, actor: Actor, now: datetime, *, hold: bool = False) -> Disclosure:
    asked = Asked(
        Disclosure.Kind.POLICE,
        "Oslo politidistrikt",
        "straffeprosessloven § 210",
        now - timedelta(hours=1),
        [order.number],
    )
    until = timezone.localdate(now) + timedelta(days=30) if hold else None
    return register_disclosure(asked, hold_until=until, actor=actor, now=now)


def decide(asked: Disclosure, actor: Actor, answer: Answer) -> None:
    decide_disclosure(asked, answer=answer, actor=actor, now=timezone.now())


def test_what_is_asked_for_is_held(order: Order, ingrid: Actor, now: datetime) -> None:
    ask(order, ingrid, now, hold=True)

    assert is_held([f"order:{order.pk}"], now=now)


def test_handed_over_by_id_and_the_customer_is_told(
    order: Order, ingrid: Actor, now: datetime
) -> None:
    asked = ask(order, ingrid, now)
    file = order.folder.files.get()
    with opened(file, actor=ingrid, now=now):
        pass
    decide(asked, ingrid, Answer(Handed.HANDED_OVER, [file.pk]))

    message = Message.objects.get(order=order)
    assert "Oslo politidistrikt" in unseal(order.folder_id, bytes(message.sealed_text)).decode()
    assert asked.told_at
    assert asked.files.get().cipher_hash == file.cipher_hash
    sheet = disclosure_sheet(asked, now=timezone.now())
    assert str(file.pk) in str(sheet.sections[2].rows)
    assert [row[1:3] for row in sheet.sections[3].rows if row[1] == str(ingrid.account)] == [
        (str(ingrid.account), "1")
    ]
    assert AuditEvent.objects.filter(verb="disclosure.decided").count() == 1


def test_why_the_customer_is_not_told_is_kept(order: Order, ingrid: Actor, now: datetime) -> None:
    asked = ask(order, ingrid, now)
    files = [order.folder.files.get().pk]
    decide(asked, ingrid, Answer(Handed.HANDED_OVER, files, not_told="forbidden"))

    assert (asked.told_at, asked.not_told) == (None, "forbidden")
    assert not Message.objects.exists()


def test_decided_once_with_sense(order: Order, ingrid: Actor, siri: Actor, now: datetime) -> None:
    asked = ask(order, ingrid, now)
    files = [order.folder.files.get().pk]
    for answer, refusal in (
        (Answer(Handed.HANDED_OVER), NothingToHand),
        (Answer(Handed.REFUSED, files, "No court order"), NothingToHand),
        (Answer(Handed.PARTLY, files), NoWordWhy),
    ):
        with pytest.raises(refusal):
            decide(asked, ingrid, answer)
    with pytest.raises(NotAllowedNow):
        decide(asked, siri, Answer(Handed.HANDED_OVER, files))
    decide(asked, ingrid, Answer(Handed.REFUSED, (), "No court order", "nothing_went"))
    with pytest.raises(NotAllowedNow):
        decide(asked, ingrid, Answer(Handed.HANDED_OVER, files))


def test_files_of_other_orders_are_not_handed_over(
    screened: Callable[..., Order], ingrid: Actor, now: datetime
) -> None:
    asked, other = ask(screened(HARMLESS), ingrid, now), screened(HARMLESS)

    with pytest.raises(NotAllowedNow):
        decide(asked, ingrid, Answer(Handed.HANDED_OVER, [other.folder.files.get().pk]))

    assert not Disclosure.objects.exclude(decided_at=None).exists()


def test_unknown_orders_are_named(ingrid: Actor, now: datetime) -> None:
    with pytest.raises(NoSuchOrder):
        ask(Order(number="2026-9999"), ingrid, now)


def test_openings_of_many_files_are_told_together(
    screened: Callable[..., Order], ingrid: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.apps.registers.openings.AT_ONCE", 1)
    order = screened(HARMLESS, HARMLESS)
    asked = ask(order, ingrid, now)
    for file in order.folder.files.all():
        with opened(file, actor=ingrid, now=now):
            pass
    rows = disclosure_sheet(asked, now=timezone.now()).sections[3].rows

    assert [row[2] for row in rows if row[1] == str(ingrid.account)] == ["2"]
