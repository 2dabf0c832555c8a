"""The whole way of an order in a real browser: request, code, screening, redaction approved,
work, delivery, receipt, erasure, certificate; afterwards the files cannot be read."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from ordvern.apps.erasure.pdf import signer
from ordvern.apps.files.store import blob_of, vault
from ordvern.apps.orders.models import Order
from ordvern.apps.statement.usecases.check_promises import verdicts
from ordvern.project.demo.papers import PAPERS
from ordvern.vault import FolderId, Shredded
from ordvern.vault.certificate import verify
from tests.conftest import SHARED

from .conftest import click_to, code_from_mail, press

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
FOREIGN = ("docx", "pdf", "xlsx")  # one real file of each kind, where the samples lie beside
PATIENT = "epikrise.docx"


def real_files() -> list[Path]:
    folder = SHARED / "samples" / "real"
    rows = (
        [line.split("\t") for line in (folder / "MANIFEST.tsv").read_text().splitlines()[1:]]
        if folder.is_dir()
        else []
    )
    usable = [folder / row[0] for row in rows if row[4] == "ok"]
    return [
        min((path for path in usable if path.parent.name == kind), key=lambda path: path.name)
        for kind in FOREIGN
        if usable
    ]


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """An invented patient record, and real files of other people's if they are at hand."""
    patient = tmp_path / PATIENT
    patient.write_bytes(PAPERS[PATIENT].content())
    return [patient, *real_files()]


def ask_for_quote(page: "Page", site: str, papers: list[Path]) -> None:
    page.goto(f"{site}/tilbud/")
    page.locator('input[type="file"]').set_input_files(papers)
    page.locator('select[name="source_language"]').select_option("nb")
    page.locator('select[name="target_language"]').select_option("en")
    page.locator('input[name="name"]').fill("Kari Lunde")
    page.locator('input[name="email"]').fill("kari@kunde.example")
    page.locator('input[name="declared"]').check()
    page.locator('form:has(input[name="declared"]) button[type="submit"]').click()
    page.wait_for_url(f"{site}/tilbud/takk/**")


def log_in_by_code(page: "Page", order_page: str) -> None:
    page.goto(order_page)
    page.locator('main input[name="email"]').first.fill("kari@kunde.example")
    page.locator('form:has(input[name="email"]) button[type="submit"]').first.click()
    page.locator('input[name="code"]').wait_for()
    page.locator('input[name="code"]').fill(code_from_mail())
    page.locator('form:has(input[name="code"]) button[type="submit"]').first.click()
    page.wait_for_url(order_page)


def wait_for(page: "Page", what: str) -> None:
    """Look at the page again until the worker has come so far that it offers this."""
    from playwright.sync_api import Error

    for _ in range(120):
        # The page may be on its way somewhere by itself; then the next look sees where it came.
        with suppress(Error):
            if page.locator(what).count():
                return
            page.wait_for_timeout(500)
            page.reload()
    raise AssertionError(f"the page never offered {what}")


def ask_to_redact(page: "Page", desk: str) -> None:
    """Staff see what is sensitive, cannot release it, and ask the customer."""
    page.goto(desk)
    wait_for(page, 'form[action$="/be-om-sladding/"] button')
    assert page.locator('form[action$="/frigi/"]').count() == 0
    page.locator('input[value="person_name"]').check()
    click_to(page, 'form[action$="/be-om-sladding/"] button:not([formaction])')


def release_and_translate(page: "Page", desk: str) -> None:
    """Staff release what the customer approved, translate it in the house and deliver."""
    page.goto(desk)
    wait_for(page, 'form[action$="/frigi/"] button')
    if page.locator('input[name="read_by_hand"]').count():
        page.locator('input[name="read_by_hand"]').check()
    press(page, "/frigi/")
    press(page, "/begynn/")
    uploads = page.locator('form[action$="/oversettelse/"]')
    for index in range(uploads.count()):
        uploads.nth(index).locator('input[type="file"]').set_input_files(
            {"name": "translation.txt", "mimeType": "text/plain", "buffer": b"Translated."}
        )
        with page.expect_navigation():
            uploads.nth(index).locator('button[type="submit"]').click()
    page.locator('select[name="answer"]').select_option("read_by_hand")
    press(page, "/lever/")


def confirm_and_erase(page: "Page") -> None:
    wait_for(page, 'form[action$="/mottatt/"] button')
    page.locator('input[name="erase_files"]').check()
    press(page, "/mottatt/")


def certificate(page: "Page", order_page: str) -> bytes:
    """The signed certificate, as soon as the worker has made it."""
    for _ in range(120):
        answer = page.request.get(f"{order_page}attest/")
        if answer.headers["content-type"] == "application/pdf":
            return answer.body()
        page.wait_for_timeout(500)
    raise AssertionError("no certificate came")


def test_from_request_to_proof(
    site: str,
    worker: None,
    papers: list[Path],
    new_page: "Callable[[], Page]",
    siri_logs_in: "Callable[[Page], None]",
) -> None:
    kari, siri = new_page(), new_page()
    ask_for_quote(kari, site, papers)
    order = Order.objects.get()
    order_page, desk = f"{site}/kunde/oppdrag/{order.pk}/", f"{site}/desk/oppdrag/{order.pk}/"
    log_in_by_code(kari, order_page)
    siri_logs_in(siri)

    ask_to_redact(siri, desk)
    wait_for(kari, 'form[action$="/godkjenn/"] button')
    press(kari, "/godkjenn/")
    release_and_translate(siri, desk)
    confirm_and_erase(kari)
    proof = verify(certificate(kari, order_page), trusted=signer().fingerprint)

    assert (proof.intact, proof.trusted, proof.statement["order"]) == (True, True, order.number)
    assert_nothing_can_be_read(kari, order, order_page)
    assert [verdict for verdict in verdicts(timezone.now()) if not verdict.is_kept] == []


def assert_nothing_can_be_read(page: "Page", order: Order, order_page: str) -> None:
    assert not vault().is_readable(FolderId(order.folder_id))
    for file in order.folder.files.all():
        assert page.request.get(f"{order_page}filer/{file.pk}/").status in (404, 410)
        with pytest.raises(Shredded):
            vault().open(*blob_of(file)).__enter__()
