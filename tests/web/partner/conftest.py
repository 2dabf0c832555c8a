"""The partners' tests: Jean in a browser, and an order offered to Jean."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import HARMLESS, STATEMENT
from tests.web.entering import client_of


@pytest.fixture
def partner(jean: Partner) -> Client:
    """Jean's browser."""
    return client_of(jean.account, second_factor=False)


@pytest.fixture
def offered(screened: Callable[..., Order], jean: Partner, siri: Actor) -> Job:
    """An order with one harmless file, offered to Jean."""
    order = screened(HARMLESS, name="Klippe for Kari.txt")
    clear_for_work(order, actor=siri, now=timezone.now())
    return offer_job(order, partner=jean, due_on=None, actor=siri, now=timezone.now())


@pytest.fixture
def bound(jean: Partner) -> Partner:
    """Jean, who has accepted the current statement."""
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=timezone.now())
    return jean


@pytest.fixture
def accepted(offered: Job, bound: Partner) -> Job:
    """The same job, taken."""
    accept_job(offered, statement=STATEMENT, actor=bound.account.actor, now=timezone.now())
    return offered


def file_url(job: Job, verb: str) -> str:
    file = job.order.folder.files.working().get()
    return f"/partner/oppdrag/{job.pk}/fil/{file.pk}/{verb}/"
