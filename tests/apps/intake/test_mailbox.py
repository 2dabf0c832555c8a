"""The mailbox on a real mail server: taken in, moved, erased, and nothing lost or doubled."""

import os
import time
from typing import Any

import pytest

from ordvern.apps.core.queue import Beat
from ordvern.apps.intake import mailbox as imap
from ordvern.apps.intake import tasks
from ordvern.apps.intake.checks import encrypted_mailbox
from ordvern.apps.intake.models import IncomingMail, Inquiry, MailboxState
from tests.cast import work

from .conftest import PASSWORD, Catcher, Server
from .letters_made import made

DONE, ASIDE = ".Ordvern-tatt-inn", ".Ordvern-til-side"
pytestmark = pytest.mark.django_db


def poll() -> None:
    tasks.poll("", Beat(None, lambda: None))  # type: ignore[arg-type] # no task to beat for


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beat, "__call__", lambda *_: None)


def test_mail_is_taken_in_answered_and_moved(mailbox: Server, catcher: Catcher) -> None:
    mailbox.deliver(made("Kan dere oversette?", ("a.txt", b"tekst")), "1.a")
    mailbox.deliver(made(ident="<2@x>", Auto_Submitted="auto-replied"), "2.a")

    poll()
    work()

    assert [mailbox.lying_in(folder) for folder in ("", DONE, ASIDE)] == [0, 1, 1]
    assert Inquiry.objects.get().folder.files.count() == 1
    (answer,) = catcher.caught
    assert answer["To"] == "ola@kunde.example"
    assert answer["Auto-Submitted"] == "auto-generated"
    assert answer["X-Ordvern"] == "1"
    assert MailboxState.objects.get().failing_since is None


def test_a_crash_before_the_move_doubles_nothing(
    mailbox: Server, monkeypatch: pytest.MonkeyPatch, catcher: Catcher
) -> None:
    mailbox.deliver(made(), "1.a")

    def die(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(imap, "move", die)
        poll()
    assert mailbox.lying_in() == 1
    assert MailboxState.objects.get().reason == "OSError"
    poll()
    work()

    assert (mailbox.lying_in(), mailbox.lying_in(DONE)) == (0, 1)
    assert Inquiry.objects.count() == len(catcher.caught) == 1


def test_one_that_is_delivered_twice_is_one(mailbox: Server) -> None:
    for name in ("1.a", "2.a"):
        mailbox.deliver(made(), name)
    poll()

    assert (mailbox.lying_in(DONE), IncomingMail.objects.count()) == (2, 1)


def test_broken_mail_stops_nothing(mailbox: Server) -> None:
    broken = [b"", b"\xff\xfe\x00", b'Content-Type: multipart/mixed; boundary=""\n\n--\n--\n']
    for n, raw in enumerate([*broken, made(ident="<last@x>")]):
        mailbox.deliver(raw, f"{n}.a")
    poll()

    assert mailbox.lying_in() <= 1  # an empty file is no message
    assert Inquiry.objects.filter(channel="email").exists()


def test_a_large_message_is_not_fetched(mailbox: Server, settings: Any) -> None:
    settings.MAILBOX_MAX_BYTES = 10_000
    mailbox.deliver(made("stor", ("stor.txt", b"x" * 200_000)), "1.a")
    poll()

    assert IncomingMail.objects.get().outcome == IncomingMail.Outcome.TOO_LARGE


def test_mail_larger_than_a_piece_comes_whole(mailbox: Server) -> None:
    content = os.urandom(3 * 1024 * 1024)
    mailbox.deliver(made("stor", ("stor.bin", content)), "1.a")
    poll()

    assert Inquiry.objects.get().folder.files.get().size == len(content)


def test_old_mail_is_erased_from_the_mailbox(mailbox: Server, settings: Any) -> None:
    for name, days in (("old.a", 20), ("new.a", 1)):
        path = mailbox.deliver(made(ident=f"<{name}>"), name, DONE)
        then = time.time() - days * 86_400
        os.utime(path, (then, then))
    tasks.empty("", Beat(None, lambda: None))  # type: ignore[arg-type] # no task to beat for

    assert mailbox.lying_in(DONE) == 1


def test_a_server_that_is_away_is_noted_and_met_again(mailbox: Server, settings: Any) -> None:
    there = settings.MAILBOX
    settings.MAILBOX = there | {"port": 1}
    poll()
    state = MailboxState.objects.get()
    assert state.failing_since is not None
    assert state.reason == "ConnectionRefusedError"

    settings.MAILBOX = there
    poll()
    assert MailboxState.objects.get().failing_since is None


def test_a_wrong_password_is_noted_and_not_told(
    mailbox: Server, settings: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    settings.MAILBOX = settings.MAILBOX | {"password": "feil-passord"}
    poll()

    assert MailboxState.objects.get().reason == "Unanswered"
    assert "feil-passord" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("encryption", ["tls", "starttls"])
def test_it_is_read_encrypted(mailbox: Server, settings: Any, encryption: str) -> None:
    port = mailbox.tls_port if encryption == "tls" else mailbox.port
    encrypted = {"encryption": encryption, "port": port, "authority": mailbox.certificate}
    settings.MAILBOX = settings.MAILBOX | encrypted
    mailbox.deliver(made(), "1.a")
    poll()

    assert Inquiry.objects.count() == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(mailbox: Server, settings: Any) -> None:
    settings.MAILBOX = settings.MAILBOX | {"encryption": "tls", "port": mailbox.tls_port}
    poll()

    assert MailboxState.objects.get().reason == "SSLCertVerificationError"


def test_nothing_is_sent_in_the_clear_over_a_network(agency: object, settings: Any) -> None:
    settings.MAILBOX = settings.MAILBOX | {"host": "imap.byra.example", "encryption": "off"}
    poll()

    assert MailboxState.objects.get().reason == "NotEncrypted"
    assert [each.id for each in encrypted_mailbox(None)] == ["intake.E002"]
    settings.MAILBOX = settings.MAILBOX | {"encryption": "tls"}
    assert encrypted_mailbox(None) == []


def test_the_password_is_in_no_representation(mailbox: Server) -> None:
    assert PASSWORD not in repr(imap.account())
