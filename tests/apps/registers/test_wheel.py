"""The yearly wheel: when a duty is due, who may say it is done, who is reminded."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.workdays import OSLO
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.registers.duties import DUTIES, DutyStanding, overdue, wheel
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.registers.usecases.do_duty import Evidence, TellsOfSomebody, do_duty
from ordvern.apps.registers.usecases.remind_officers import remind_officers


def standing(duty: str, now: datetime) -> DutyStanding:
    return next(each for each in wheel(now) if each.duty.id == duty)


def test_due_by_the_day_in_oslo(ingrid: Actor) -> None:
    """Done at half past midnight in Oslo, the day before in UTC."""
    at = datetime(2026, 11, 22, 0, 30, tzinfo=OSLO)
    do_duty("risk-review", evidence=Evidence(), actor=ingrid, now=at)

    assert standing("risk-review", at).due_on == date(2027, 11, 22)
    assert not standing("risk-review", datetime(2027, 11, 22, 23, 59, tzinfo=OSLO)).is_overdue
    assert standing("risk-review", datetime(2027, 11, 23, 0, 1, tzinfo=OSLO)).is_overdue


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (datetime(2026, 8, 31, 12, tzinfo=OSLO), date(2027, 2, 28)),
        (datetime(2027, 8, 31, 12, tzinfo=OSLO), date(2028, 2, 29)),
        (datetime(2026, 6, 30, 12, tzinfo=OSLO), date(2026, 12, 30)),
    ],
)
def test_half_a_year_ends_on_the_same_number(ingrid: Actor, done: datetime, due: date) -> None:
    do_duty("access-review", evidence=Evidence(), actor=ingrid, now=done)

    assert standing("access-review", done).due_on == due


def test_a_new_agency_has_three_months(ingrid: Actor, now: datetime) -> None:
    """The cast's agency wrote the first entry of its log sixty days ago."""
    assert list(overdue(now)) == []
    assert len(list(overdue(now + timedelta(days=31)))) == len(DUTIES)


def test_nobody_ticks_a_restore_drill(ingrid: Actor, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        do_duty("restore-drill", evidence=Evidence(), actor=ingrid, now=now)
    with pytest.raises(NotAllowedNow):
        do_duty("training", evidence=Evidence(), actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        do_duty("tea", evidence=Evidence(), actor=ingrid, now=now)
    do_duty("restore-drill", evidence=Evidence(facts={"files": 3}), actor=SYSTEM, now=now)

    assert DutyDone.objects.get().facts == {"files": 3}


def test_a_note_about_somebody_is_not_kept(ingrid: Actor, now: datetime) -> None:
    note = "Torleif Grindheim, fødselsnummer 198552 33137, har depresjon."

    with pytest.raises(TellsOfSomebody):
        do_duty("risk-review", evidence=Evidence(note=note), actor=ingrid, now=now)

    assert not DutyDone.objects.exists()


def test_reminded_before_and_every_week_after(ingrid: Actor) -> None:
    begun = timezone.now()
    for duty in DUTIES:
        actor = SYSTEM if duty.id == "restore-drill" else ingrid
        at = begun if duty.id == "training" else begun + timedelta(days=300)
        do_duty(duty.id, evidence=Evidence(), actor=actor, now=at)
    due = standing("training", begun).due_on
    days = [-40, -29, -20, 0, 1, 5, 9, 15]
    counts = []
    for day in days:
        noon = datetime(due.year, due.month, due.day, 12, tzinfo=OSLO) + timedelta(days=day)
        remind_officers(now=noon)
        counts.append(OutgoingMail.objects.filter(kind=OutgoingMail.Kind.DUTY_DUE).count())

    assert counts == [0, 1, 1, 1, 2, 2, 3, 4]
