"""Partners: approved, bound to the statement, and only to what a person released."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.partner_access import (
    PartnerNotApproved,
    StatementNotAccepted,
    files_for_partner,
)
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.add_translation import add_translation, finish_job
from ordvern.apps.orders.usecases.answer_job import accept_job, decline_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import HARMLESS, STATEMENT


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def job(order: Order, jean: Partner, siri: Actor, now: datetime) -> Job:
    return offer_job(order, partner=jean, due_on=None, actor=siri, now=now)


@pytest.fixture
def accepted(job: Job, jean: Partner, now: datetime) -> Job:
    actor = jean.account.actor
    accept_statement(jean, statement=STATEMENT, actor=actor, now=now)
    accept_job(job, statement=STATEMENT, actor=actor, now=now)
    return job


def test_an_offer_is_blind(job: Job, jean: Partner, now: datetime) -> None:
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)

    assert files_for_partner(job, statement=STATEMENT, now=now) == []


def test_without_the_statement_nobody_takes_a_job(job: Job, jean: Partner, now: datetime) -> None:
    with pytest.raises(StatementNotAccepted):
        accept_job(job, statement=STATEMENT, actor=jean.account.actor, now=now)


def test_the_job_opens_its_files(accepted: Job, order: Order, now: datetime) -> None:
    files = files_for_partner(accepted, statement=STATEMENT, now=now)

    assert [each.file for each in files] == list(order.folder.files.working())
    order.refresh_from_db()
    assert order.status == Status.IN_WORK


def test_a_new_statement_closes_them_again(accepted: Job, now: datetime) -> None:
    with pytest.raises(StatementNotAccepted):
        files_for_partner(accepted, statement="2027-01-01", now=now)


def test_an_approval_that_runs_out_closes_them(accepted: Job, now: datetime) -> None:
    Partner.objects.update(approved_until=timezone.localdate(now - timedelta(days=1)))

    with pytest.raises(PartnerNotApproved):
        files_for_partner(accepted, statement=STATEMENT, now=now)


def test_erasure_closes_them(accepted: Job, order: Order, now: datetime) -> None:
    schedule(order.folder, at=now, now=now, asked=True)

    job = Job.objects.get(pk=accepted.pk)
    assert files_for_partner(job, statement=STATEMENT, now=now) == []


def test_nobody_outside_the_eea_is_offered_anything(
    order: Order, dilnoza: Partner, siri: Actor, now: datetime
) -> None:
    with pytest.raises(PartnerNotApproved):
        offer_job(order, partner=dilnoza, due_on=None, actor=siri, now=now)


def test_only_one_offer_stands(
    job: Job, order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowedNow):
        offer_job(order, partner=jean, due_on=None, actor=siri, now=now)


def test_what_is_not_released_is_not_offered(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowedNow):
        offer_job(screened(HARMLESS), partner=jean, due_on=None, actor=siri, now=now)


def test_a_declined_job_can_be_offered_again(
    job: Job, order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    decline_job(job, actor=jean.account.actor, now=now)

    assert offer_job(order, partner=jean, due_on=None, actor=siri, now=now).pk != job.pk


def test_a_revoked_job_is_gone_for_the_partner(
    accepted: Job, order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    revoke_job(accepted, actor=siri, now=now)

    order.refresh_from_db()
    assert order.status == Status.RELEASED
    assert not Job.objects.visible_to(jean.account.actor).exists()


def test_a_job_is_finished_when_every_file_is_translated(
    accepted: Job, order: Order, jean: Partner, now: datetime
) -> None:
    actor = jean.account.actor
    with pytest.raises(NotAllowedNow):
        finish_job(accepted, actor=actor, now=now)

    source = order.folder.files.working().get()
    deposit = put_bytes(order.folder, b"Le taille-haie", name="fr.txt")
    add_translation(order, deposit=deposit, translates=source, actor=actor, now=now)
    finish_job(accepted, actor=actor, now=now)

    assert accepted.status == JobStatus.DELIVERED
    assert files_for_partner(accepted, statement=STATEMENT, now=now) == []
