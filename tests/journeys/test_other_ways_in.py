"""The ways in beside the web form, in a real browser: an e-mail that becomes an order behind the
link in our answer, and a walk-in with paper that is scanned, ordered and given back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone

from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.usecases.check_promises import verdicts
from tests.apps.intake.letters_made import BOX, made
from tests.cast import HARMLESS, work

from .conftest import press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]


def all_promises_are_kept() -> bool:
    return all(verdict.is_kept for verdict in verdicts(timezone.now()))


def test_an_e_mail_becomes_an_order(
    site: str,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    files = ("bruksanvisning.txt", HARMLESS.encode())
    letter = receive_mail(made("Kan dere oversette?", files), desk=Desk(BOX), now=timezone.now())
    work()
    siri = new_page()
    siri_logs_in(siri)
    siri.goto(f"{site}/desk/henvendelser/")
    siri.get_by_role("link", name=letter.inquiry.number).click()
    siri.get_by_text("Avsenderen er bare en påstand").wait_for()

    assert mail.outbox[0].to == ["ola@kunde.example"]
    ola = new_page()
    ola.goto(f"{site}/henvendelse/{letter.inquiry.link}/")
    assert "bruksanvisning" not in ola.content()
    ola.locator('select[name="source_language"]').select_option("nb")
    ola.locator('select[name="target_language"]').select_option("fr")
    ola.locator('input[name="declared"]').check()
    ola.locator('main form button[type="submit"]').last.click()
    ola.wait_for_url(f"{site}/tilbud/takk/**")
    work()

    order = Order.objects.get()
    siri.goto(f"{site}/desk/henvendelser/{letter.inquiry.pk}/")
    assert siri.url == f"{site}/desk/oppdrag/{order.pk}/"
    siri.get_by_text("Kan dere oversette?").wait_for()
    assert all_promises_are_kept()


def take_down(page: "Page", site: str) -> Inquiry:
    """Gunvor comes in with a paper and no e-mail address."""
    page.goto(f"{site}/desk/henvendelser/ny/")
    page.locator('input[name="name"]').fill("Gunvor Lie")
    page.locator('input[name="address"]').fill("Torget 2, 4005 Stavanger")
    page.locator('textarea[name="message"]').fill("Attest til engelsk, hentes her")
    page.locator('input[name="notice"][value="handed_over"]').check()
    page.locator('input[name="place"]').fill("Skap 3, hylle 2")
    page.locator('main form button[type="submit"]').last.click()
    page.get_by_text("Attest til engelsk, hentes her").wait_for()
    page.get_by_text("Skap 3, hylle 2").wait_for()
    return Inquiry.objects.get()


def give_back(page: "Page", site: str) -> None:
    """Her paper is handed to her, and what proves it is written down."""
    page.goto(f"{site}/desk/henvendelser/")
    page.get_by_role("link", name="Ferdig").click()
    page.locator('select[name="proof"]').select_option("handed_over")
    page.locator('main form button[type="submit"]').last.click()
    page.get_by_text("Skrevet ned").wait_for()


def test_a_walk_in_with_paper(
    site: str,
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    siri = new_page()
    siri_logs_in(siri)
    inquiry = take_down(siri, site)

    scan = {"name": "skann.txt", "mimeType": "text/plain", "buffer": HARMLESS.encode()}
    siri.locator('input[name="files"]').set_input_files(scan)
    press(siri, "/filer/")
    work()
    siri.goto(f"{site}/desk/henvendelser/{inquiry.pk}/")
    siri.locator('select[name="source_language"]').select_option("nb")
    siri.locator('select[name="target_language"]').select_option("en")
    siri.locator('input[name="declared"][value="signed"]').check()
    press(siri, f"{inquiry.pk}/oppdrag/")
    work()
    order = Order.objects.get()
    assert siri.url == f"{site}/desk/oppdrag/{order.pk}/"
    assert order.customer.name == "Gunvor Lie"

    give_back(siri, site)
    assert Paper.objects.get().done_at is not None
    assert mail.outbox == []  # she has no address: she is told at the counter
    assert all_promises_are_kept()
