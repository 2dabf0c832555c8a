"""Officers are told of a running clock at each of its marks, once; nobody is told content."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.registers.models import Breach
from ordvern.apps.registers.usecases.remind_officers import remind_officers
from tests.cast import work

from .conftest import LOW, describe, weigh


def told(breach: Breach, hours: float) -> int:
    remind_officers(now=breach.known_at + timedelta(hours=hours))
    return OutgoingMail.objects.filter(kind=OutgoingMail.Kind.BREACH_CLOCK).count()


def test_once_at_each_mark(breach: Breach) -> None:
    hours = [1, 23.9, 24, 30, 48, 66, 66.1, 71.9, 72, 90]

    assert [told(breach, each) for each in hours] == [0, 0, 1, 1, 2, 3, 3, 3, 4, 4]


def test_not_when_no_report_is_due(breach: Breach, ingrid: Actor) -> None:
    weigh(breach, LOW, actor=ingrid, report=False, tell=False)

    assert told(breach, 71) == 0


def test_the_message_holds_a_number_and_a_link(breach: Breach, ingrid: Actor) -> None:
    describe(breach, actor=ingrid, happened="Sykmelding sendt til feil adresse.")
    Breach.objects.update(known_at=timezone.now() - timedelta(hours=50))
    remind_officers(now=timezone.now())
    work()

    body = next(str(each.body) for each in mail.outbox if breach.number in each.subject)
    assert f"/innsyn/avvik/{breach.pk}/" in body
    assert "ykmelding" not in body
