"""Messages: sealed, told of without their words, held back from partners, erased with the files."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail

from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.conversations.usecases.mark_read import mark_read
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.text import Category
from tests.cast import HARMLESS, customer_of, work


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    order = submit(HARMLESS)
    work()
    mail.outbox.clear()
    return order


@pytest.fixture
def job(order: Order, jean: Partner, now: datetime) -> Job:
    return Job.objects.create(order=order, step=order.steps.get(), partner=jean, offered_at=now)


def test_it_is_kept_sealed_and_read_again(order: Order, siri: Actor, now: datetime) -> None:
    message = write_message(order, text=" Gjelder det blåklokker? ", actor=siri, now=now)

    assert "blåklokker".encode() not in bytes(message.sealed_text)
    assert [line.text for line in lines(Message.objects.all())] == ["Gjelder det blåklokker?"]


def test_the_other_side_is_told_without_the_words(order: Order, siri: Actor, now: datetime) -> None:
    write_message(order, text="Gjelder det blåklokker?", actor=siri, now=now)
    work()

    (told,) = mail.outbox
    assert f"/kunde/oppdrag/{order.pk}/meldinger/" in told.body
    assert "blåklokker" not in told.subject + told.body


def test_what_a_customer_writes_waits_at_the_desk(order: Order, siri: Actor, now: datetime) -> None:
    write_message(order, text="Når er det ferdig?", actor=customer_of(order), now=now)
    assert Message.objects.unread_by(siri).count() == 1
    assert not Message.objects.unread_by(customer_of(order)).exists()

    assert mark_read(order, actor=siri, now=now) == 1
    assert not Message.objects.unread_by(siri).exists()


def test_a_partner_gets_nothing_sensitive(
    order: Order, job: Job, siri: Actor, now: datetime
) -> None:
    """Before anything is kept: no row, no mail."""
    text = "Pasienten Torleif Grindheim har diabetes. Fødselsnummer 198552 33137."
    with pytest.raises(HoldsSensitive) as held:
        write_message(order, text=text, job=job, actor=siri, now=now)
    work()

    assert {Category.HEALTH, Category.NATIONAL_ID} <= held.value.kinds
    assert "Grindheim" not in str(held.value)
    assert not Message.objects.exists()
    assert mail.outbox == []


def test_each_sees_his_own_conversation(
    order: Order, job: Job, siri: Actor, now: datetime, dilnoza: Partner
) -> None:
    write_message(order, text="Til kunden", actor=siri, now=now)
    write_message(order, text="Til partneren", job=job, actor=siri, now=now)

    def seen(actor: Actor) -> list[str]:
        return [line.text for line in lines(Message.objects.visible_to(actor))]

    assert seen(customer_of(order)) == ["Til kunden"]
    assert seen(job.partner.account.actor) == ["Til partneren"]
    assert seen(dilnoza.account.actor) == []
    assert len(seen(siri)) == 2


def test_it_goes_with_the_files(order: Order, siri: Actor, now: datetime) -> None:
    write_message(order, text="Hei", actor=siri, now=now)
    withdraw(order, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        write_message(order, text="Hei igjen", actor=siri, now=now)
    erase_folder(order.folder, now=now + timedelta(seconds=1))

    message = Message.objects.get()
    assert bytes(message.sealed_text) == b""
    assert [line.text for line in lines([message])] == [""]


def test_an_empty_message_is_none(order: Order, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        write_message(order, text=" \n ", actor=siri, now=now)
