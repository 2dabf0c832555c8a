"""S54: a customer who forbids work outside the EEA is obeyed from that moment on."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.offering import MayNotBeOffered
from ordvern.apps.orders.partner_access import files_for_partner
from ordvern.apps.orders.transfers import TransferNotAllowed
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.forbid_transfers import forbid_all_transfers, forbid_transfers
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.transfers.gate import Obstacle
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.promises.transfers_forbidden_on_request import breaches
from tests.cast import HARMLESS, STATEMENT, customer_of

LATER = timedelta(minutes=5)


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def accepted(order: Order, siri: Actor, claire: Partner, now: datetime) -> Job:
    job = offer_job(order, partner=claire, due_on=None, actor=siri, now=now)
    actor = claire.account.actor
    accept_statement(claire, statement=STATEMENT, actor=actor, now=now)
    accept_job(job, statement=STATEMENT, actor=actor, now=now)
    return job


@pytest.mark.parametrize("always", [True, False])
def test_kept(accepted: Job, always: bool, now: datetime) -> None:
    """Work under way loses its files at once."""
    customer = accepted.order.customer.account
    if always:
        forbid_all_transfers(customer, forbid=True, actor=customer.actor, now=now + LATER)
    else:
        forbid_transfers(accepted.order, forbid=True, actor=customer.actor, now=now + LATER)

    with pytest.raises(TransferNotAllowed) as refusal:
        files_for_partner(accepted, statement=STATEMENT, now=now + LATER)
    assert refusal.value.obstacle is Obstacle.CUSTOMER_FORBIDS
    assert list(breaches(now + LATER)) == []


def test_breach_is_seen(accepted: Job, now: datetime) -> None:
    customer = accepted.order.customer.account
    forbid_all_transfers(customer, forbid=True, actor=customer.actor, now=now + LATER)
    file = accepted.order.folder.files.working().get()
    record("file.read", subject=file, actor=accepted.partner.account.actor, at=now + 2 * LATER)

    assert len(list(breaches(now + 2 * LATER))) == 1


def test_the_short_cut_is_refused(
    order: Order, siri: Actor, claire: Partner, now: datetime
) -> None:
    forbid_transfers(order, forbid=True, actor=customer_of(order), now=now)
    order.refresh_from_db()

    with pytest.raises(MayNotBeOffered) as refusal:
        offer_job(order, partner=claire, due_on=None, actor=siri, now=now)
    assert refusal.value.reasons == (Obstacle.CUSTOMER_FORBIDS,)
