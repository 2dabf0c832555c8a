"""The DPIA: whole before it is kept, approved once, and the wheel knows its next review."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Edition, Event, Field, Risk
from ordvern.apps.records.risks import STANDARD, Level, level_of
from ordvern.apps.records.usecases.approve_assessment import ConsultFirst, approve_assessment
from ordvern.apps.records.usecases.drop_risk import drop_risk
from ordvern.apps.records.usecases.keep_assessment import NotWhole, keep_assessment
from ordvern.apps.records.usecases.weigh_risk import NotBetter, Weight, weigh_risk
from ordvern.apps.records.usecases.write_entry import write_entry
from ordvern.apps.registers.duties import DPIA_REVIEW, wheel
from ordvern.apps.statement.promises import PROMISES

SMALL = Weight(3, 3, 1, 3, Event.ACCESS)
GREAT = Weight(4, 4, 3, 4, Event.ACCESS)


def whole(actor: Actor, now: datetime, last: Weight = SMALL) -> Edition:
    """Everything written and weighed; the last risk as given."""
    words = dict.fromkeys((Field.NECESSITY, Field.ASKED, Field.OPINION), "Vurdert og funnet greit.")
    write_entry(words, actor=actor, now=now)
    for each in STANDARD:
        known = Risk.objects.filter(standard=each.id).first()
        weight = last if each is STANDARD[-1] else SMALL
        weigh_risk(known, standard=each.id, weight=weight, actor=actor, now=now)
    return keep_assessment(actor=actor, now=now)


def approve(edition: Edition, actor: Actor, now: datetime, *, asked: bool = False) -> date:
    day = timezone.localdate(now) + timedelta(days=90)
    approve_assessment(
        edition,
        decision="Daglig leder, sak 3/2026",
        review_on=day,
        was_consulted=asked,
        actor=actor,
        now=now,
    )
    return day


@pytest.mark.parametrize(
    ("likelihood", "severity", "level"),
    [
        (1, 1, Level.LOW),
        (1, 3, Level.LOW),
        (2, 2, Level.MEDIUM),
        (2, 3, Level.MEDIUM),
        (2, 4, Level.HIGH),
        (3, 3, Level.HIGH),
        (3, 4, Level.VERY_HIGH),
        (4, 4, Level.VERY_HIGH),
    ],
)
def test_levels(likelihood: int, severity: int, level: Level) -> None:
    assert level_of(likelihood, severity) is level


def test_the_promises_named_against_risks_exist() -> None:
    named = {promise for each in STANDARD for promise in each.promises}

    assert named - {each.id for each in PROMISES} == set()


def test_not_kept_before_it_is_whole(ingrid: Actor, now: datetime) -> None:
    with pytest.raises(NotWhole) as raised:
        keep_assessment(actor=ingrid, now=now)

    assert raised.value.risks == len(STANDARD)
    assert raised.value.lacks == (Field.NECESSITY, Field.ASKED, Field.OPINION)


def test_the_day_of_the_next_review_feeds_the_wheel(ingrid: Actor, now: datetime) -> None:
    day = approve(whole(ingrid, now), ingrid, now)
    standing = next(each for each in wheel(now) if each.duty is DPIA_REVIEW)

    assert standing.due_on == day
    assert not standing.is_overdue
    later = now + timedelta(days=91)
    assert next(each for each in wheel(later) if each.duty is DPIA_REVIEW).is_overdue


def test_a_high_risk_that_is_left_asks_for_consultation(ingrid: Actor, now: datetime) -> None:
    edition = whole(ingrid, now, GREAT)
    with pytest.raises(ConsultFirst):
        approve(edition, ingrid, now)
    approve(edition, ingrid, now, asked=True)

    assert Edition.objects.get().approved_at


def test_only_the_newest_and_only_once(ingrid: Actor, now: datetime) -> None:
    first = whole(ingrid, now)
    second = whole(ingrid, now, GREAT)

    assert (first.number, second.number) == (1, 2)
    with pytest.raises(NotAllowedNow):
        approve(first, ingrid, now)
    approve(second, ingrid, now, asked=True)
    with pytest.raises(NotAllowedNow):
        approve(second, ingrid, now, asked=True)


def test_measures_do_not_make_it_worse(ingrid: Actor, now: datetime) -> None:
    worse = Weight(1, 1, 2, 1, Event.LOSS)
    with pytest.raises(NotBetter):
        weigh_risk(None, standard="lost", weight=worse, actor=ingrid, now=now)


def test_own_risks_may_go_and_the_standard_ones_stay(ingrid: Actor, now: datetime) -> None:
    weight = Weight(1, 1, 1, 1, Event.LOSS, title="Flom i kjelleren")
    own = weigh_risk(None, weight=weight, actor=ingrid, now=now)
    standard = weigh_risk(None, standard="lost", weight=SMALL, actor=ingrid, now=now)
    drop_risk(own, actor=ingrid, now=now)

    assert list(Risk.objects.all()) == [standard]
    with pytest.raises(NotAllowedNow):
        drop_risk(standard, actor=ingrid, now=now)


def test_what_another_officer_took_out_stays_out(ingrid: Actor, now: datetime) -> None:
    weight = Weight(1, 1, 1, 1, Event.LOSS, title="Flom i kjelleren")
    own = weigh_risk(None, weight=weight, actor=ingrid, now=now)
    drop_risk(Risk.objects.get(), actor=ingrid, now=now)

    with pytest.raises(NotAllowedNow):
        weigh_risk(own, weight=weight, actor=ingrid, now=now)
    with pytest.raises(NotAllowedNow):
        drop_risk(own, actor=ingrid, now=now)
    assert not Risk.objects.exists()
    assert AuditEvent.objects.filter(verb="risk.dropped").count() == 1


def test_of_two_who_weigh_one_first_the_later_says_how_it_stands(
    ingrid: Actor, now: datetime
) -> None:
    for weight in (SMALL, GREAT):
        weigh_risk(None, standard="lost", weight=weight, actor=ingrid, now=now)

    assert Risk.objects.get().likelihood_after == GREAT.likelihood_after
