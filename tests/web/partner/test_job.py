"""A partner's pages: offers are blind, other people's jobs are not there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.partners.models import Partner
from tests.cast import HARMLESS, STATEMENT
from tests.web.entering import client_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

BLIND_TO = ("Klippe", "Kari", "Lunde", "kunde.example", "Hageklipperen", "/fil/")


def test_an_offer_is_blind(offered: Job, bound: Partner, partner: Client) -> None:
    page = partner.get(f"/partner/oppdrag/{offered.pk}/").content.decode()

    assert offered.order.number in page
    assert not [word for word in BLIND_TO if word in page]


def test_the_list_is_blind_too(offered: Job, partner: Client) -> None:
    page = partner.get("/partner/").content.decode()

    assert offered.order.number in page
    assert not [word for word in BLIND_TO if word in page]


def test_a_taken_job_shows_its_files(accepted: Job, partner: Client) -> None:
    page = partner.get(f"/partner/oppdrag/{accepted.pk}/").content.decode()

    assert "Klippe for Kari.txt" in page
    assert "Lunde" not in page


def test_a_job_of_another_is_not_there(offered: Job, dilnoza: Partner) -> None:
    other = client_of(dilnoza.account, second_factor=False)

    assert other.get(f"/partner/oppdrag/{offered.pk}/").status_code == 404
    assert offered.order.number not in other.get("/partner/").content.decode()


def test_a_job_taken_back_is_not_there(offered: Job, partner: Client, siri: Actor) -> None:
    revoke_job(offered, actor=siri, now=timezone.now())

    assert partner.get(f"/partner/oppdrag/{offered.pk}/").status_code == 404


def test_staff_and_officers_have_other_pages(
    offered: Job, siri_account: User, ingrid_account: User
) -> None:
    for user in (siri_account, ingrid_account):
        assert client_of(user).get("/partner/").status_code == 404


def test_without_approval_it_says_whom_to_call(partner: Client, jean: Partner) -> None:
    assert 'data-color="danger"' not in partner.get("/partner/").content.decode()

    Partner.objects.filter(pk=jean.pk).update(approved_until="2026-01-01")

    assert 'data-color="danger"' in partner.get("/partner/").content.decode()


def test_a_job_asks_each_question_once_however_many_files_it_has(
    screened: Callable[..., Order],
    bound: Partner,
    partner: Client,
    siri: Actor,
    django_assert_max_num_queries: "DjangoAssertNumQueries",
) -> None:
    order, now = screened(*(f"{HARMLESS} {turn}" for turn in range(6))), timezone.now()
    clear_for_work(order, actor=siri, now=now)
    job = offer_job(order, partner=bound, due_on=None, actor=siri, now=now)
    accept_job(job, statement=STATEMENT, actor=bound.account.actor, now=now)

    with django_assert_max_num_queries(27):
        page = partner.get(f"/partner/oppdrag/{job.pk}/").content.decode()

    assert page.count("/last-ned/") == 6
