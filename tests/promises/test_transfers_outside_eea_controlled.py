"""S53, S54: outside the EEA only on a ground that the law gives, noted before a file is opened."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.orders.models import Job, Order, Transfer
from ordvern.apps.orders.partner_access import PartnerNotApproved
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.promises.transfers_outside_eea_controlled import breaches
from tests.cast import HARMLESS, STATEMENT


@pytest.fixture
def offered(screened: Callable[..., Order], siri: Actor, claire: Partner, now: datetime) -> Job:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    return offer_job(order, partner=claire, due_on=None, actor=siri, now=now)


def opens(job: Job, now: datetime) -> None:
    file = job.order.folder.files.working().get()
    record("file.read", subject=file, actor=job.partner.account.actor, at=now)


def test_kept(offered: Job, claire: Partner, now: datetime) -> None:
    actor = claire.account.actor
    accept_statement(claire, statement=STATEMENT, actor=actor, now=now)
    accept_job(offered, statement=STATEMENT, actor=actor, now=now)
    opens(offered, now)

    assert Transfer.objects.get().source == "2002/2/EC"
    assert list(breaches(now)) == []


def test_breach_is_seen(offered: Job, now: datetime) -> None:
    opens(offered, now)

    assert len(list(breaches(now))) == 1


def test_the_short_cut_is_refused(
    screened: Callable[..., Order], siri: Actor, dilnoza: Partner, now: datetime
) -> None:
    """No ground: not even an offer is made."""
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)

    with pytest.raises(PartnerNotApproved):
        offer_job(order, partner=dilnoza, due_on=None, actor=siri, now=now)
