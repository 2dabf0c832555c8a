"""Agreements with processors: what lacks one, when somebody is reminded, who may enter one."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.registers.agreement_clocks import agreement_clocks
from ordvern.apps.registers.models import ProcessorAgreement
from ordvern.apps.registers.stores import missing_agreements
from ordvern.apps.registers.usecases.end_agreement import end_agreement
from ordvern.apps.registers.usecases.enter_agreement import Signed, enter_agreement
from ordvern.apps.registers.usecases.remind_officers import remind_officers
from ordvern.apps.registers.usecases.review_agreement import review_agreement
from tests.cast import work

SIGNED_ON = date(2026, 1, 15)
NOON = datetime(2026, 1, 15, 12, tzinfo=OSLO)


def signed(**changes: Any) -> Signed:
    said: dict[str, Any] = {
        "processor": "Nord Post AS",
        "service": "Mail",
        "country": "NO",
        "signed_on": SIGNED_ON,
        "digest": "a" * 64,
        "covers": ["mail"],
    }
    return Signed(**(said | changes))


@pytest.fixture
def agreement(ingrid: Actor) -> ProcessorAgreement:
    """With the firm that runs the mail server, until the end of June."""
    ends = signed(ends_on=date(2026, 6, 30))
    return enter_agreement(ends, actor=ingrid, now=NOON)


def lacking(day: date) -> list[str]:
    return [each.store for each in missing_agreements(day)]


def marks(day: date) -> list[str]:
    return [mark for _subject, mark in agreement_clocks(day)]


def test_what_others_run_needs_an_agreement(
    settings: Any, ingrid: Actor, agreement: ProcessorAgreement
) -> None:
    settings.OPERATORS = {"mail": "nord post as", "backups": "Sikker Drift AS"}
    settings.SMS_GATEWAY = "agency.sms.GATEWAY"

    assert lacking(date(2026, 6, 30)) == ["backups", "sms"]
    assert lacking(date(2026, 7, 1)) == ["mail", "backups", "sms"]
    end_agreement(agreement, actor=ingrid, now=NOON)
    assert "mail" in lacking(date(2026, 6, 30))


def test_another_firm_is_not_covered(settings: Any, agreement: ProcessorAgreement) -> None:
    settings.OPERATORS = {"mail": "Sør Post AS", "files": settings.AGENCY["name"]}

    assert lacking(SIGNED_ON) == ["mail"]


def test_reminded_before_the_last_day_and_after(agreement: ProcessorAgreement) -> None:
    """The last day is 30 June; the marks are 60, 30, 7 and 0 days before."""
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 6, 23), date(2026, 6, 30)]

    assert [marks(day) for day in days] == [[], ["60d"], ["7d"], ["0d"]]
    assert marks(date(2026, 7, 1)) == ["over"]


def test_looked_at_every_year(agreement: ProcessorAgreement, ingrid: Actor) -> None:
    ProcessorAgreement.objects.update(ends_on=None)
    agreement.refresh_from_db()

    assert marks(date(2027, 1, 15)) == []
    assert marks(date(2027, 1, 16)) == ["late-0"]
    assert marks(date(2027, 2, 15)) == ["late-1"]
    review_agreement(agreement, actor=ingrid, now=NOON + timedelta(days=400))
    assert marks(date(2027, 2, 20)) == []


def test_officers_are_told_once_a_mark(settings: Any, agreement: ProcessorAgreement) -> None:
    for hour in (8, 9, 20):
        remind_officers(now=datetime(2026, 6, 25, hour, tzinfo=OSLO))
    sent = OutgoingMail.objects.filter(kind=OutgoingMail.Kind.AGREEMENT_DUE)
    work()

    assert sent.count() == 1
    assert any("/innsyn/databehandlere/" in str(each.body) for each in mail.outbox)


def test_a_new_one_takes_the_place_of_the_old(agreement: ProcessorAgreement, ingrid: Actor) -> None:
    new = enter_agreement(signed(), instead_of=agreement, actor=ingrid, now=NOON)
    agreement.refresh_from_db()

    assert list(ProcessorAgreement.objects.standing(SIGNED_ON)) == [new]
    assert agreement.ended_on == SIGNED_ON
    with pytest.raises(NotAllowedNow):
        enter_agreement(signed(), instead_of=agreement, actor=ingrid, now=NOON)


def test_only_officers_and_never_ahead(siri: Actor, ingrid: Actor) -> None:
    with pytest.raises(NotAllowedNow):
        enter_agreement(signed(), actor=siri, now=NOON)
    ahead = signed(signed_on=timezone.localdate() + timedelta(days=400))
    with pytest.raises(NotAllowedNow):
        enter_agreement(ahead, actor=ingrid, now=NOON)
