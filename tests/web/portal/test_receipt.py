"""Receipt, erasure at once or later, and the certificate."""

from django.test import Client
from django.utils import timezone

from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.vault import FolderId
from tests.cast import work

from .conftest import browser_of


def test_receipt_without_erasure_keeps_the_files(delivered: Order) -> None:
    browser_of(delivered).post(f"/kunde/oppdrag/{delivered.pk}/mottatt/")
    work()

    delivered.refresh_from_db()
    assert delivered.status == Status.CLOSED
    assert delivered.folder.erase_by > timezone.now()
    assert vault().is_readable(FolderId(delivered.folder_id))


def test_erasure_at_once_is_not_chosen_beforehand(delivered: Order) -> None:
    page = browser_of(delivered).get(f"/kunde/oppdrag/{delivered.pk}/").content.decode()

    box = page[page.index('name="erase_files"') :].split(">")[0]
    assert "checked" not in box


def test_receipt_with_erasure_destroys_the_key(delivered: Order) -> None:
    browser_of(delivered).post(f"/kunde/oppdrag/{delivered.pk}/mottatt/", {"erase_files": "on"})
    work()

    delivered.folder.refresh_from_db()
    assert delivered.is_erased
    assert not vault().is_readable(FolderId(delivered.folder_id))


def test_from_the_click_on_nothing_is_served(delivered: Order) -> None:
    client, page = browser_of(delivered), f"/kunde/oppdrag/{delivered.pk}/"
    file = delivered.folder.files.translations().get()

    client.post(f"{page}mottatt/", {"erase_files": "on"})  # the worker has not come yet

    assert client.get(f"{page}filer/{file.pk}/").status_code == 410
    assert client.get(f"{page}filer/{file.pk}/tekst/").status_code == 410
    assert client.get(page).context["picture"].is_being_erased


def test_files_of_a_closed_order_can_be_erased_later(closed: Order) -> None:
    client, address = browser_of(closed), f"/kunde/oppdrag/{closed.pk}/slett/"

    assert client.get(address).status_code == 200
    client.post(address)
    work()

    closed.folder.refresh_from_db()
    assert closed.is_erased


def test_files_of_an_open_order_cannot(asked: Order, kari: Client) -> None:
    kari.post(f"/kunde/oppdrag/{asked.pk}/slett/")
    work()

    asked.folder.refresh_from_db()
    assert not asked.is_erased


def test_the_certificate_is_a_signed_pdf(erased: Order) -> None:
    answer = browser_of(erased).get(f"/kunde/oppdrag/{erased.pk}/attest/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF")
    assert b"/ByteRange" in answer.content


def test_a_certificate_in_the_making_is_told(erased: Order) -> None:
    Certificate.objects.update(pdf=None)

    answer = browser_of(erased).get(f"/kunde/oppdrag/{erased.pk}/attest/")

    assert answer["Location"] == f"/kunde/oppdrag/{erased.pk}/"
    assert browser_of(erased).get(answer["Location"]).context["picture"].is_moving
