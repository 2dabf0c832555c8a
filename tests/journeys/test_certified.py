"""Certified orders in real browsers: a private birth certificate from request to erasure, by way of
a quote; and a court file that only a partner authorised for its direction is offered."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Authorisation, Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.usecases.check_promises import verdicts
from ordvern.project.demo.papers import PAPERS
from tests.apps.billing.selling import set_agency
from tests.cast import SENSITIVE, STATEMENT, work

from .conftest import click_to, enter, posted, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
CERTIFICATE = "fødselsattest.docx"


def ask(page: "Page", site: str, paper: Path) -> Order:
    page.goto(f"{site}/tilbud/")
    page.locator('input[type="file"]').set_input_files(paper)
    page.locator('select[name="source_language"]').select_option("nb")
    page.locator('select[name="target_language"]').select_option("fr")
    page.locator('input[name="is_certified"]').check()
    page.locator('input[name="name"]').fill("Kari Lunde")
    page.locator('input[name="email"]').fill("kari@kunde.example")
    page.locator('input[name="declared"]').check()
    page.locator('form:has(input[name="declared"]) button[type="submit"]').click()
    page.wait_for_url(f"{site}/tilbud/takk/**")
    work()
    return Order.objects.get()


def release_and_quote(page: "Page", desk: str) -> None:
    """Nothing is redacted or masked; the price is typed, for no list of ours has one."""
    page.goto(desk)
    assert not page.locator('input[name="masked"]').count()
    if page.locator('input[name="read_by_hand"]').count():
        page.locator('input[name="read_by_hand"]').check()
    press(page, "/frigi/")
    click_to(page, 'a[href$="/tilbud/"]')
    page.locator('input[name$="-quantity"]').first.fill("2")
    page.locator('input[name$="-unit_price"]').first.fill("950")
    click_to(page, 'button[name="send"]')


def translate_and_deliver(page: "Page", desk: str) -> None:
    page.goto(desk)
    press(page, "/begynn/")
    page.locator('form[action$="/oversettelse/"] input[type="file"]').set_input_files(
        {"name": "acte.txt", "mimeType": "text/plain", "buffer": b"Acte de naissance."}
    )
    press(page, "/oversettelse/")
    if page.locator('select[name="answer"]').count():
        page.locator('select[name="answer"]').select_option("read_by_hand")
    press(page, "/lever/")


def test_a_private_birth_certificate(
    site: str,
    tmp_path: Path,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    set_agency(quote_first=True)
    paper = tmp_path / CERTIFICATE
    paper.write_bytes(PAPERS[CERTIFICATE].content())
    kari, siri = new_page(), new_page()
    order = ask(kari, site, paper)
    desk = f"{site}/desk/oppdrag/{order.pk}/"
    siri_logs_in(siri)
    release_and_quote(siri, desk)

    kari.goto(f"{site}/tilbud/svar/{Quote.objects.get().token}/")
    kari.get_by_text("1 900,00").first.wait_for()
    click_to(kari, 'button[name="answer"][value="yes"]')
    translate_and_deliver(siri, desk)

    enter(kari, site, order.customer.account)
    kari.goto(f"{site}/kunde/oppdrag/{order.pk}/")
    kari.locator('input[name="erase_files"]').check()
    press(kari, "/mottatt/")
    work()
    order.refresh_from_db()
    assert (order.status, order.is_erased, order.is_certified) == (Status.CLOSED, True, True)
    assert all(verdict.is_kept for verdict in verdicts(timezone.now()))


def may_be_asked(page: "Page", site: str, order: Order) -> str:
    """What the list of partners says of Jean."""
    page.goto(f"{site}/desk/oppdrag/{order.pk}/partnere/")
    return page.locator('tr:has-text("Moreau Traductions")').inner_text()


def test_a_court_file_for_an_authorised_translator(
    site: str,
    screened: Callable[..., Order],
    jean: Partner,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    order, now = screened(SENSITIVE, name="dom.txt"), timezone.now()
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    siri, his = new_page(), new_page()
    siri_logs_in(siri)
    siri.goto(f"{site}/desk/oppdrag/{order.pk}/")
    assert not siri.locator(posted("/frigi/")).count()
    siri.get_by_text("Kunden vil ha en bekreftet oversettelse").click()
    press(siri, "/bekreftet/")
    press(siri, "/frigi/")

    other_way = Authorisation.objects.create(
        partner=jean, source_language="fr", target_language="nb"
    )
    assert "Har ikke bevilling" in may_be_asked(siri, site, order)
    other_way.delete()
    until = timezone.localdate() + timedelta(days=30)
    Authorisation.objects.create(
        partner=jean, source_language="nb", target_language="fr", expires_on=until
    )
    assert "ja" in may_be_asked(siri, site, order)
    siri.goto(f"{site}/desk/oppdrag/{order.pk}/")
    siri.locator('select[name="partner"]').select_option(str(jean.pk))
    press(siri, "/tilby/")

    enter(his, site, jean.account, second_factor=True)
    his.goto(f"{site}/partner/oppdrag/{order.jobs.get().pk}/")
    press(his, "/ta/")
    link = his.locator('a[href$="/last-ned/"]').get_attribute("href") or ""
    assert his.request.get(site + link).text() == SENSITIVE
    assert order.jobs.get().status == JobStatus.ACCEPTED
    assert all(verdict.is_kept for verdict in verdicts(timezone.now()))
