"""A customer's answer to our message comes into the conversation; whoever only claims to be him
does not."""

from datetime import datetime

import pytest
from django.core import mail as outbox

from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.core.actors import Actor
from ordvern.apps.intake.models import IncomingMail, Inquiry
from ordvern.apps.intake.replies import own_words
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.threads import ident_of
from tests.cast import customer_of, work

from .letters_made import BOX, made

KARI = "Kari Lunde <kari@kunde.example>"
SERVER = "mx.byra.example"
PASS = f"{SERVER}; dmarc=pass"
QUOTE = "Takk, det er fint.\n\nDen 23. nov. 2026 kl. 09:12 skrev Byrået:\n> Klar til henting.\n"


@pytest.fixture
def ident(delivered: Order) -> str:
    """The Message-ID of what Kari was sent of her delivery."""
    return ident_of(OutgoingMail.objects.get(kind="delivered"), "byra.example")


def take(now: datetime, text: str = QUOTE, **headers: str) -> IncomingMail:
    given = {"sender": KARI, "Authentication_Results": PASS} | headers
    return receive_mail(made(text, **given), desk=Desk(BOX, SERVER), now=now)


def test_answer_is_heard_in_the_orders_conversation(
    delivered: Order, ident: str, now: datetime
) -> None:
    taken = take(now, In_Reply_To=ident)
    (line,) = lines(Message.objects.select_related("order"))

    assert line.text == "Takk, det er fint."
    assert (line.message.order, line.message.from_agency) == (delivered, False)
    assert (taken.outcome, taken.answers) == ("reply", delivered.number)
    assert not Inquiry.objects.exists()


def test_message_that_went_out_bears_the_seal(delivered: Order, ident: str) -> None:
    work()
    sent = {each.extra_headers["Message-ID"].split("@")[0] for each in outbox.outbox}

    assert ident.split("@")[0] in sent


@pytest.mark.parametrize(
    "headers",
    [
        {"sender": "Mallory <mallory@annen.example>"},
        {"Authentication_Results": f"{SERVER}; dmarc=fail"},
        {"Authentication_Results": f"{SERVER}; spf=pass"},
        {"Authentication_Results": "mx.mallory.example; dmarc=pass"},
        {"text": "Jeg krever innsyn i alt dere har lagret om meg etter personvernforordningen."},
    ],
)
def test_whoever_only_claims_it_is_an_inquiry(
    ident: str, now: datetime, headers: dict[str, str]
) -> None:
    taken = take(now, **{"In_Reply_To": ident} | headers)

    assert taken.inquiry is not None
    assert not Message.objects.exists()


def test_seal_of_another_message_is_none(ident: str, now: datetime) -> None:
    number, seal = ident.split("@")[0].split(".")[1:3]
    forged = (f"<ordvern.{int(number) + 1}.{seal}@x>", f"<ordvern.{number}.{'0' * 32}@x>")

    assert [take(now, In_Reply_To=each, ident=f"<{n}@k>").outcome for n, each in enumerate(forged)]
    assert not Message.objects.exists()


def test_letter_with_a_file_is_an_inquiry(ident: str, now: datetime) -> None:
    raw = made(
        QUOTE,
        ("ny.txt", b"Ny."),
        sender=KARI,
        Authentication_Results=PASS,
        References=f"<other@x> {ident}",
    )

    assert receive_mail(raw, desk=Desk(BOX, SERVER), now=now).inquiry is not None


def test_answer_after_the_erasure_is_an_inquiry(
    delivered: Order, ident: str, now: datetime
) -> None:
    kari: Actor = customer_of(delivered)
    confirm_receipt(delivered, erase_files=False, actor=kari, now=now)
    erase_files(delivered, actor=kari, now=now)

    assert take(now, In_Reply_To=ident).inquiry is not None


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ja.\n\nFra: Byrået\nTil: Kari", "Ja."),
        ("Ja.\n-----Original Message-----\nHei", "Ja."),
        ("> alt er sitert", ""),
        ("Den er fin.\nHilsen Kari", "Den er fin.\nHilsen Kari"),
    ],
)
def test_what_is_quoted_is_left_out(text: str, own: str) -> None:
    assert own_words(text) == own
