"""Notes: read and written by those on the order only, sealed, screened, erased with the files."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail

from ordvern.apps.conversations.models import Note
from ordvern.apps.conversations.reading import note_lines
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.text import Category
from tests.cast import HARMLESS, customer_of, work

WORDS = "Bruk blåklokke-lista til kunden."


@pytest.fixture
def order(submit: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """Siri is on it."""
    order = submit(HARMLESS)
    FolderPerson.objects.create(folder=order.folder, account_id=siri.account, added_at=now)
    return order


def test_it_is_kept_sealed_and_read_again(order: Order, siri: Actor, now: datetime) -> None:
    note = write_note(order, text=f" {WORDS} ", actor=siri, now=now)

    assert "blåklokke".encode() not in bytes(note.sealed_text)
    assert [line.text for line in note_lines(Note.objects.visible_to(siri))] == [WORDS]
    assert AuditEvent.objects.get(verb="note.written").subject == f"order:{order.pk}"


def test_nobody_else_reads_it(
    order: Order, siri: Actor, ingrid: Actor, jean: Partner, now: datetime
) -> None:
    write_note(order, text=WORDS, actor=siri, now=now)

    others = (customer_of(order), jean.account.actor, ingrid)
    assert [Note.objects.visible_to(each).exists() for each in others] == [False] * 3


def test_whoever_is_off_the_order_reads_and_writes_no_more(
    order: Order, siri: Actor, now: datetime
) -> None:
    write_note(order, text=WORDS, actor=siri, now=now)
    FolderPerson.objects.update(ended_at=now)

    assert not Note.objects.visible_to(siri).exists()
    with pytest.raises(NotAllowedNow):
        write_note(order, text=WORDS, actor=siri, now=now)


def test_others_write_none(order: Order, ingrid: Actor, now: datetime) -> None:
    for actor in (ingrid, customer_of(order)):
        with pytest.raises(NotAllowedNow):
            write_note(order, text=WORDS, actor=actor, now=now)

    assert not Note.objects.exists()


def test_nothing_sensitive_is_kept(order: Order, siri: Actor, now: datetime) -> None:
    text = "Pasienten Torleif Grindheim har diabetes. Fødselsnummer 198552 33137."
    with pytest.raises(HoldsSensitive) as held:
        write_note(order, text=text, actor=siri, now=now)

    assert {Category.HEALTH, Category.NATIONAL_ID} <= held.value.kinds
    assert not Note.objects.exists()


def test_nobody_is_told(order: Order, siri: Actor, now: datetime) -> None:
    work()
    mail.outbox.clear()
    write_note(order, text=WORDS, actor=siri, now=now)
    work()

    assert mail.outbox == []


def test_it_goes_with_the_files(order: Order, siri: Actor, now: datetime) -> None:
    write_note(order, text=WORDS, actor=siri, now=now)
    withdraw(order, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        write_note(order, text=WORDS, actor=siri, now=now)
    erase_folder(order.folder, now=now + timedelta(seconds=1))

    note = Note.objects.get()
    assert bytes(note.sealed_text) == b""
    assert [line.text for line in note_lines([note])] == [""]
