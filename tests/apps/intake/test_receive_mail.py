"""A message is taken in once; its files are screened; its sender is answered without content."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.store import name_of
from ordvern.apps.intake.models import IncomingMail, Inquiry
from ordvern.apps.intake.usecases import receive_mail as module
from ordvern.apps.intake.usecases.receive_mail import MOST_AN_HOUR, Desk, receive_mail
from ordvern.apps.intake.words import message_of, sender_of
from ordvern.apps.screening.models import Screening
from tests.cast import SENSITIVE, work

from .letters_made import BOX, made

DESK = Desk(BOX, "mx.byra.example")
Outcome = IncomingMail.Outcome
pytestmark = pytest.mark.usefixtures("agency")


class PowerCut(Exception):
    """The machine stops here."""


def take(raw: bytes, now: datetime, **given: bool) -> IncomingMail:
    return receive_mail(raw, desk=DESK, now=now, **given)


def test_it_becomes_an_inquiry_whose_files_are_screened(now: datetime) -> None:
    taken = take(made("Kan dere oversette?", ("journal.txt", SENSITIVE.encode())), now)
    work()

    inquiry = Inquiry.objects.waiting().get()
    assert taken.inquiry == inquiry
    assert sender_of(inquiry).address == "ola@kunde.example"
    assert message_of(inquiry) == "Vitnemål\n\nKan dere oversette?"
    assert Screening.objects.get().is_sensitive
    assert inquiry.folder.erase_by is not None


def test_the_answer_holds_a_link_and_no_content(now: datetime) -> None:
    take(made("Hemmelig ord: Blåklokke", ("blåklokke.txt", b"Blomst")), now)
    work()

    answer = mail.outbox[0]
    inquiry = Inquiry.objects.get()
    assert answer.to == ["ola@kunde.example"]
    assert f"/henvendelse/{inquiry.link}/" in answer.body
    words = (answer.subject + answer.body).lower()
    assert not any(word in words for word in ("blåklokke", "blomst", "vitnemål"))
    assert answer.extra_headers["Auto-Submitted"] == "auto-generated"
    assert inquiry.notice == Inquiry.Notice.LINK


def test_the_answer_comes_in_the_language_of_the_letter(now: datetime) -> None:
    take(made("Could you please translate the attached documents into Norwegian for us?"), now)
    work()

    assert "We have received your message" in mail.outbox[0].subject


def test_the_same_message_is_taken_in_once(now: datetime) -> None:
    raw = made("Hei", ("a.txt", b"tekst"))
    first, second = take(raw, now), take(raw, now)
    work()

    assert first == second
    assert (Inquiry.objects.count(), StoredFile.objects.count(), len(mail.outbox)) == (1, 1, 1)


def test_of_two_workers_at_once_one_wins(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other finds the message known only when it writes: its copy of the files goes."""
    raw = made("Hei", ("a.txt", b"tekst"))
    first = take(raw, now)
    monkeypatch.setattr(IncomingMail.objects, "filter", lambda **_: IncomingMail.objects.none())

    assert take(raw, now) == first
    assert Inquiry.objects.count() == 1


def test_a_crash_before_the_record_loses_nothing_and_leaves_nothing(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = made("Hei", ("a.txt", b"tekst"))

    def die(*_: object, **__: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(module, "_keep", die)
        with pytest.raises(PowerCut):
            take(raw, now)

    assert not IncomingMail.objects.exists()
    assert Folder.objects.due_for_shredding(now + timedelta(hours=2)).count() == 1
    assert take(raw, now).outcome == Outcome.INQUIRY


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"Auto_Submitted": "auto-replied"}, Outcome.AUTOMATIC),
        ({"List_Id": "<x>"}, Outcome.AUTOMATIC),
        ({"X_Ordvern": "1"}, Outcome.OURS),
    ],
)
def test_machines_get_no_answer(headers: dict[str, str], outcome: str, now: datetime) -> None:
    taken = take(made(**headers), now)  # type: ignore[arg-type] # header names are open
    work()

    assert taken.outcome == outcome
    assert not Inquiry.objects.exists()
    assert mail.outbox == []


def test_our_own_answer_come_back_ends_there(now: datetime) -> None:
    take(made(), now)
    work()
    ours = mail.outbox[0].message().as_bytes()

    assert take(ours, now).outcome == Outcome.OURS
    work()
    assert len(mail.outbox) == 1


def test_a_sender_in_doubt_is_taken_in_and_not_answered(now: datetime) -> None:
    raw = b"Authentication-Results: mx.byra.example; spf=fail; dmarc=fail\n" + made()
    taken = take(raw, now)
    work()

    assert (taken.outcome, taken.dmarc) == (Outcome.IN_DOUBT, "fail")
    assert not taken.sender_is_proven
    assert Inquiry.objects.waiting().exists()
    assert mail.outbox == []


def test_no_sender_leads_to_an_account(now: datetime, siri_account: object) -> None:
    """A letter that says to be from a customer, or from staff, is an inquiry like any other."""
    taken = take(made(sender="siri@byra.example"), now)

    assert taken.inquiry is not None
    assert taken.inquiry.customer is None
    assert AuditEvent.objects.get(verb="inquiry.received").actor_account is None


def test_a_flood_is_not_answered(now: datetime) -> None:
    outcomes = [take(made(ident=f"<{n}@x>"), now).outcome for n in range(MOST_AN_HOUR + 3)]

    assert outcomes.count(Outcome.INQUIRY) == MOST_AN_HOUR
    assert outcomes[-1] == Outcome.TOO_OFTEN


def test_a_request_for_rights_has_its_clock(long_ago: datetime) -> None:
    take(made("Jeg ber om innsyn i mine personopplysninger."), long_ago)
    work()

    seed = Inquiry.objects.rights().get()
    assert str(seed.due_on) == "2026-10-01"
    assert not Inquiry.objects.waiting().exists()
    assert seed.folder.erase_by is None
    assert "one month" in mail.outbox[0].body or "én måned" in mail.outbox[0].body


def test_what_is_too_large_is_told(now: datetime) -> None:
    taken = take(made("stor", ("stor.txt", b"x" * 1000)), now, is_whole=False)
    work()

    assert taken.outcome == Outcome.TOO_LARGE
    assert not StoredFile.objects.exists()
    assert "/tilbud/" in mail.outbox[0].body


def test_a_name_of_four_thousand_letters_keeps_its_ending(now: datetime) -> None:
    taken = take(made("Hei", ("å" * 4000 + ".txt", b"tekst")), now)

    assert taken.inquiry is not None
    name = name_of(taken.inquiry.folder.files.get())
    assert len(name) <= 255
    assert name.endswith("å.txt")


def test_a_message_without_id_is_known_by_its_content(now: datetime) -> None:
    raw = made(ident="")

    assert take(raw, now) == take(raw, now)
    assert IncomingMail.objects.count() == 1


def test_the_database_itself_refuses_a_second(now: datetime) -> None:
    taken = take(made(), now)

    with pytest.raises(IntegrityError):
        IncomingMail.objects.create(
            message_key=taken.message_key, sender_key="x", outcome="ours", received_at=now
        )
