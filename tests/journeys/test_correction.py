"""A correction after delivery in real browsers: the customer says what is wrong, the partner gets
the job back and corrects it, it is delivered anew, and only then the files go."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.usecases.check_promises import verdicts
from tests.cast import HARMLESS, STATEMENT, work

from .conftest import enter, hand_in, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
WRONG = "I linje 1 står det kniv. Det skal være klinge."
TO_PARTNER = "Linje 1: skriv lame, ikke couteau."


@pytest.fixture
def job(site: str, screened: Callable[..., Order], jean: Partner, siri: Actor) -> Job:
    """Jean's translation, delivered to Kari."""
    order, now = screened(HARMLESS, name="bruk.txt"), timezone.now()
    clear_for_work(order, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    accept_job(job, statement=STATEMENT, actor=jean.account.actor, now=now)
    order.refresh_from_db()
    translation = put_bytes(order.folder, b"La tondeuse a un couteau.", name="bruk-fr.txt")
    source = order.folder.files.working().get()
    add_translation(order, deposit=translation, translates=source, actor=siri, now=now)
    deliver(order, actor=siri, now=now)
    job.refresh_from_db()
    return job


def ask(page: "Page", site: str, order: Order) -> None:
    page.goto(f"{site}/kunde/oppdrag/{order.pk}/")
    with page.expect_navigation():
        page.get_by_role("link", name="Be om retting").click()
    page.get_by_label("Hva skal rettes?").fill(WRONG)
    with page.expect_navigation():
        page.get_by_role("button", name="Be om rettingen").click()
    page.get_by_text("Vi ser på det du skrev").wait_for()
    assert not page.get_by_role("button", name="Bekreft mottak").count()


def give_back(page: "Page", site: str, order: Order) -> None:
    page.goto(f"{site}/desk/oppdrag/?state=to-correct")
    with page.expect_navigation():
        page.get_by_role("link", name=order.number).first.click()
    with page.expect_navigation():
        page.get_by_role("link", name="Les hva som er galt").click()
    page.get_by_text(WRONG).wait_for()
    page.go_back()
    with page.expect_navigation():
        page.get_by_role("link", name="Gi jobben tilbake til Moreau Traductions").click()
    page.locator('textarea[name="text"]').fill(TO_PARTNER)
    with page.expect_navigation():
        page.get_by_role("button", name="Gi jobben tilbake").click()
    page.get_by_text("har fått jobben igjen").wait_for()


def correct(page: "Page", address: str) -> None:
    page.goto(address)
    with page.expect_navigation():
        page.get_by_role("link", name="Les meldingen").click()
    page.get_by_text(TO_PARTNER).wait_for()
    page.goto(address)
    hand_in(page, "fr.txt", "text/plain", b"La tondeuse a une lame.")
    press(page, "/lever/")


def deliver_anew(page: "Page", desk: str) -> None:
    page.goto(desk)
    page.get_by_text("En ny oversettelse er på plass").wait_for()
    if page.locator('select[name="answer"]').count():
        page.locator('select[name="answer"]').select_option("read_by_hand")
    press(page, "/lever/")


def test_corrected_and_then_erased(
    site: str,
    job: Job,
    siri_logs_in: "Callable[[Page], None]",
    new_page: "Callable[[], Page]",
) -> None:
    order = job.order
    kari, siri, jean = new_page(), new_page(), new_page()
    enter(kari, site, order.customer.account)
    enter(jean, site, job.partner.account)
    siri_logs_in(siri)

    ask(kari, site, order)
    give_back(siri, site, order)
    correct(jean, f"{site}/partner/oppdrag/{job.pk}/")
    deliver_anew(siri, f"{site}/desk/oppdrag/{order.pk}/")

    kari.goto(f"{site}/kunde/oppdrag/{order.pk}/")
    link = kari.locator("#translations a").get_attribute("href") or ""
    assert kari.request.get(site + link).text() == "La tondeuse a une lame."
    kari.locator('input[name="erase_files"]').check()
    with kari.expect_navigation():
        kari.get_by_role("button", name="Bekreft mottak").click()
    work()

    order.refresh_from_db()
    assert (order.status, order.is_erased) == (Status.CLOSED, True)
    assert kari.request.get(site + link).status in (404, 410)
    assert [verdict for verdict in verdicts(timezone.now()) if not verdict.is_kept] == []
