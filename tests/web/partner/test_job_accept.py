"""Taking a job asks for the statement first; declining leaves it to others."""

from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Partner
from ordvern.apps.statement.clauses import standard_clauses
from ordvern.apps.statement.usecases.publish_statement import publish_statement
from tests.cast import STATEMENT


def test_the_statement_comes_first(offered: Job, partner: Client, jean: Partner) -> None:
    asked = partner.post(f"/partner/oppdrag/{offered.pk}/ta/")
    assert asked["Location"] == f"/partner/erklaering/?job={offered.pk}"

    given = {"version": STATEMENT, "job": str(offered.pk)}
    answer = partner.post("/partner/erklaering/godta/", given)

    assert answer["Location"] == f"/partner/oppdrag/{offered.pk}/"
    assert jean.has_accepted(STATEMENT)


def test_it_is_taken(offered: Job, bound: Partner, partner: Client) -> None:
    partner.post(f"/partner/oppdrag/{offered.pk}/ta/")

    offered.refresh_from_db()
    assert offered.status == JobStatus.ACCEPTED
    assert offered.order.status == Status.IN_WORK


def test_it_is_declined(offered: Job, partner: Client) -> None:
    partner.post(f"/partner/oppdrag/{offered.pk}/takk-nei/")

    offered.refresh_from_db()
    assert offered.status == JobStatus.DECLINED


def test_an_older_version_is_not_accepted(partner: Client, jean: Partner) -> None:
    publish_statement("2026-11-01", actor=SYSTEM, now=timezone.now())

    partner.post("/partner/erklaering/godta/", {"version": STATEMENT})

    assert not jean.acceptances.exists()


def test_the_statement_is_shown_in_full(partner: Client) -> None:
    page = partner.get("/partner/erklaering/").content.decode()

    assert STATEMENT in page
    assert page.count("#shield") == len(standard_clauses())


def test_a_partner_without_approval_takes_nothing(
    offered: Job, bound: Partner, partner: Client
) -> None:
    Partner.objects.filter(pk=bound.pk).update(approved_until="2026-01-01")

    partner.post(f"/partner/oppdrag/{offered.pk}/ta/")

    offered.refresh_from_db()
    assert offered.status == JobStatus.OFFERED
