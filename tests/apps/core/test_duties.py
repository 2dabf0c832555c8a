"""Duties: what they let people do, who gives them, and that an owner stays."""

from datetime import datetime

import pytest

from ordvern.apps.core.actors import SYSTEM, Actor, ActorKind, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.duties import USUAL, Duty, NotOfTheirDuty, Power
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.owners import LastOwner
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.close_account import close_account
from ordvern.apps.core.usecases.give_duties import give_duties
from ordvern.apps.core.usecases.open_account import open_account
from tests.cast import colleague
from tests.web.entering import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("duty", "verb"),
    [
        (Duty.TRANSLATOR, "order.delivered"),
        (Duty.TRANSLATOR, "invoice.issued"),
        (Duty.TRANSLATOR, "a.verb_that_nobody_sorted"),
        (Duty.FINANCE, "file.read"),
        (Duty.FINANCE, "order.released"),
        (Duty.PROJECT_MANAGER, "invoice.paid"),
        (Duty.PROJECT_MANAGER, "account.duties_given"),
    ],
)
def test_the_log_refuses_what_is_outside_a_duty(duty: Duty, verb: str, now: datetime) -> None:
    somebody = colleague("tor", duty)

    with pytest.raises(NotOfTheirDuty):
        record(verb, subject=somebody, actor=somebody.actor, at=now)
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("duty", "verb"),
    [
        (Duty.TRANSLATOR, "file.read"),
        (Duty.TRANSLATOR, "account.wish_kept"),
        (Duty.FINANCE, "order.invoiced"),
        (Duty.PROJECT_MANAGER, "order.delivered"),
        (Duty.OWNER, "account.duties_given"),
    ],
)
def test_the_log_takes_what_a_duty_covers(duty: Duty, verb: str, now: datetime) -> None:
    somebody = colleague("tor", duty)

    record(verb, subject=somebody, actor=somebody.actor, at=now)
    assert AuditEvent.objects.get().verb == verb


def test_duties_are_the_staffs_alone() -> None:
    ola = User.objects.create_user("ola@kunde.example", role=Role.CUSTOMER, duties=[Duty.OWNER])

    assert ola.duties == frozenset()
    assert not Actor(ActorKind.OFFICER, 1, frozenset({Duty.OWNER})).may(Power.LEAD_PEOPLE)


def test_staff_opened_without_a_word_have_the_usual_duties(now: datetime) -> None:
    siri = open_account(
        "siri@byra.example", role=Role.STAFF, name="Siri", language="nb", actor=SYSTEM, now=now
    )

    siri.refresh_from_db()
    assert siri.duties == USUAL


def test_the_last_owner_stays(now: datetime) -> None:
    hilde, siri = colleague("hilde", Duty.OWNER), colleague("siri", Duty.PROJECT_MANAGER)

    with pytest.raises(LastOwner):
        close_account(hilde, actor=hilde.actor, now=now)
    with pytest.raises(LastOwner):
        give_duties(hilde, duties=[Duty.FINANCE], actor=hilde.actor, now=now)

    give_duties(siri, duties=[Duty.OWNER], actor=hilde.actor, now=now)
    siri.refresh_from_db()
    close_account(hilde, actor=siri.actor, now=now)
    assert not User.objects.get(pk=hilde.pk).is_active


def test_nobody_is_left_without_a_duty_and_customers_get_none(now: datetime) -> None:
    siri, ola = colleague("siri", Duty.FINANCE), User.objects.create_user("ola@kunde.example")

    with pytest.raises(NotAllowedNow):
        give_duties(siri, duties=[], actor=SYSTEM, now=now)
    with pytest.raises(NotAllowedNow):
        give_duties(ola, duties=[Duty.FINANCE], actor=SYSTEM, now=now)


def test_whoever_ended_is_out_and_stays_out(now: datetime) -> None:
    """The session is dead at once, and is not revived by opening the account again."""
    siri = colleague("siri", *USUAL)
    browser = client_of(siri)
    assert browser.get("/desk/").status_code == 200

    close_account(siri, actor=SYSTEM, now=now)
    assert browser.get("/desk/").status_code == 302

    User.objects.filter(pk=siri.pk).update(is_active=True)
    assert browser.get("/desk/").status_code == 302
