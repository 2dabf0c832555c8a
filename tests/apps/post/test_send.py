"""Messages are written when they are sent, in the receiver's language, and hold no content."""

from collections.abc import Callable

import pytest
from django.core import mail

from ordvern.apps.core.models import User
from ordvern.apps.core.queue import Beat
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.tasks import send
from ordvern.apps.post.writing import Receiver, written
from tests.cast import work


def test_the_customer_is_told_with_a_link(submit: Callable[..., Order]) -> None:
    order = submit("Torleif Grindheim har diabetes")
    work()

    message = mail.outbox[0]
    assert message.to == ["kari@kunde.example"]
    assert order.number in message.subject
    assert f"/kunde/oppdrag/{order.pk}/" in message.body
    assert "Grindheim" not in message.body


ABOUT_NO_ORDER = (
    OutgoingMail.Kind.PARTNER_INVITED,
    OutgoingMail.Kind.TERMS_CHANGED,
    OutgoingMail.Kind.STATEMENT_CHANGED,
    OutgoingMail.Kind.PROMISE_BROKEN,
    OutgoingMail.Kind.DUTY_DUE,
    OutgoingMail.Kind.AGREEMENT_DUE,
)


def sent_about(order: Order, kind: str, language: str, now: object) -> tuple[str, str]:
    """Heading and words of a mail of the kind, to a customer who reads the language."""
    User.objects.update(language=language)
    OutgoingMail.objects.all().delete()
    tell_customer(order, kind, now=now)
    send(str(OutgoingMail.objects.get().pk), Beat(None, lambda: now))
    return mail.outbox[0].subject, mail.outbox[0].body


@pytest.mark.parametrize("kind", OutgoingMail.Kind.values)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_kind_can_be_written(
    submit: Callable[..., Order], kind: str, language: str, now: object
) -> None:
    order = submit("tekst")
    heading, body = sent_about(order, kind, language, now)

    assert order.number in heading or kind in ABOUT_NO_ORDER
    assert "{" not in heading + body
    assert "http" in body


COMPLAINABLE = [OutgoingMail.Kind.RIGHTS_NEWS, OutgoingMail.Kind.RIGHTS_CLOSED]


@pytest.mark.parametrize("kind", COMPLAINABLE)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_an_answer_about_rights_names_where_to_complain(
    submit: Callable[..., Order], kind: str, language: str, now: object
) -> None:
    _heading, body = sent_about(submit("tekst"), kind, language, now)

    assert "datatilsynet.no/klage" in body


def test_is_sent_once(submit: Callable[..., Order], now: object) -> None:
    submit("tekst")
    pk = str(OutgoingMail.objects.get().pk)
    for _ in range(2):
        send(pk, Beat(None, lambda: now))

    assert len(mail.outbox) == 1


def test_a_daily_mail_has_the_heading_of_each_message(
    submit: Callable[..., Order], now: object
) -> None:
    order = submit("tekst")
    OutgoingMail.objects.all().delete()
    for kind in ("quote_reminder", "file_not_readable"):
        tell_customer(order, kind, now=now)

    message = written(list(OutgoingMail.objects.all()), Receiver("kari@kunde.example", "en"))

    assert f"Our quote for {order.number} runs out soon" in message.body
    assert f"A file in your request {order.number} could not be read" in message.body
