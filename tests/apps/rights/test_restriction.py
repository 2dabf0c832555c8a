"""A restriction: data are kept and nobody works with them; who is told, and how it ends."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.resting import Resting
from ordvern.apps.orders.beginning import Rests
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.partner_access import files_for_partner
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case, Kind, Told
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.end_restriction import end_restriction, look_after_restrictions
from tests.cast import STATEMENT

Ask = Callable[..., Case]


@pytest.fixture
def job(order: Order, jean: Partner, now: datetime) -> Job:
    """Jean has taken the job, and could open its files."""
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    Order.objects.filter(pk=order.pk).update(status=Status.IN_WORK, released_at=now)
    return Job.objects.create(
        order=Order.objects.get(pk=order.pk),
        step=order.steps.get(),
        partner=jean,
        status=JobStatus.ACCEPTED,
        offered_at=now,
        answered_at=now,
    )


@pytest.fixture
def restricted(asked: Ask, job: Job, ingrid: Actor, now: datetime) -> Case:
    case = asked(Kind.RESTRICTION)
    answer_case(case, actor=ingrid, now=now)
    return case


def sent(kind: str) -> int:
    return OutgoingMail.objects.filter(kind=kind).count()


def told(case: Case, what: str) -> int:
    return case.told.filter(what=what).count()


def test_a_partner_at_work_is_shut_out_and_told(restricted: Case, job: Job, now: datetime) -> None:
    with pytest.raises(Resting):
        files_for_partner(job, statement=STATEMENT, now=now)

    assert (told(restricted, Told.What.RESTS), sent("work_rests")) == (1, 1)
    assert OutgoingMail.objects.get(kind="work_rests").account == job.partner.account


def test_whose_copies_are_gone_is_not_told(
    asked: Ask, job: Job, ingrid: Actor, now: datetime
) -> None:
    due = timezone.localdate(now)
    Attestation.objects.create(job=job, asked_at=now, due_on=due, attested_at=now)

    answer_case(asked(Kind.RESTRICTION), actor=ingrid, now=now)

    assert not Told.objects.exists()


@pytest.mark.parametrize("status", [Status.RELEASED, Status.IN_WORK])
def test_nobody_begins_work(
    restricted: Case, job: Job, siri: Actor, now: datetime, status: str
) -> None:
    order = job.order
    job.delete()
    Order.objects.filter(pk=order.pk).update(status=status)
    order.refresh_from_db()

    with pytest.raises(Rests):
        begin_step(order.steps.get(), actor=siri, now=now)
    with pytest.raises(Rests):
        start_work(order, actor=siri, now=now)


def test_the_person_is_told_before_it_ends_and_partners_when_it_has(
    restricted: Case, job: Job, ingrid: Actor, now: datetime
) -> None:
    news = sent("rights_news")
    last = end_restriction(Hold.objects.get(), actor=ingrid, now=now)

    assert last == timezone.localdate(now) + timedelta(days=7)
    assert (told(restricted, Told.What.ENDS), sent("rights_news")) == (1, news + 1)
    with pytest.raises(Resting):
        files_for_partner(job, statement=STATEMENT, now=now)

    later = now + timedelta(days=8)
    for _ in range(2):
        look_after_restrictions(now=later)
    assert sent("work_goes_on") == 1
    files_for_partner(job, statement=STATEMENT, now=later)


def test_one_that_runs_out_by_itself_is_told_two_weeks_before(
    restricted: Case, now: datetime
) -> None:
    until = Hold.objects.get().until
    news = sent("rights_news")
    for days, expected in ((15, 0), (14, 1), (13, 1)):
        look_after_restrictions(now=now + (until - timezone.localdate(now)) - timedelta(days=days))
        assert sent("rights_news") == news + expected


def test_a_hold_that_no_request_asked_for_is_not_ended_so(
    restricted: Case, ingrid: Actor, now: datetime
) -> None:
    Hold.objects.update(reference="")

    with pytest.raises(NotAllowedNow):
        end_restriction(Hold.objects.get(), actor=ingrid, now=now)
