"""Files handed to a customer, and their text."""

from django.test import Client

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.screening.models import Redaction

from .conftest import browser_of


def test_a_translation_is_handed_out_and_logged(delivered: Order) -> None:
    file = delivered.folder.files.translations().get()

    answer = browser_of(delivered).get(f"/kunde/oppdrag/{delivered.pk}/filer/{file.pk}/")

    assert b"".join(answer.streaming_content) == b"Traduit."
    assert answer["Content-Disposition"] == 'attachment; filename="traduit.txt"'
    assert answer["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AuditEvent.objects.filter(verb="file.read", subject=f"storedfile:{file.pk}").exists()


def test_a_translation_is_not_there_before_delivery(delivered: Order) -> None:
    Order.objects.update(status=Status.IN_WORK)
    file = delivered.folder.files.translations().get()

    client = browser_of(delivered)

    assert client.get(f"/kunde/oppdrag/{delivered.pk}/filer/{file.pk}/").status_code == 404
    assert client.get(f"/kunde/oppdrag/{delivered.pk}/filer/{file.pk}/tekst/").status_code == 404


def test_my_own_file_comes_back_as_it_was(asked: Order, kari: Client) -> None:
    file = asked.folder.files.get(role=StoredFile.Role.SOURCE)

    answer = kari.get(f"/kunde/oppdrag/{asked.pk}/filer/{file.pk}/")

    assert b"Torleif Grindheim" in b"".join(answer.streaming_content)


def test_the_text_is_shown_with_what_was_found(asked: Order, kari: Client) -> None:
    file = asked.folder.files.get(role=StoredFile.Role.SOURCE)

    answer = kari.get(f"/kunde/oppdrag/{asked.pk}/filer/{file.pk}/tekst/")

    assert '<mark class="ov-mark"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_a_copy_that_was_turned_down_is_not_shown(asked: Order, kari: Client) -> None:
    copy = Redaction.objects.get().result
    Redaction.objects.update(status=Redaction.Status.DECLINED)

    assert kari.get(f"/kunde/oppdrag/{asked.pk}/filer/{copy.pk}/").status_code == 404
    redaction = Redaction.objects.get()
    assert kari.get(f"/kunde/oppdrag/{asked.pk}/sladding/{redaction.pk}/").status_code == 404


def test_an_erased_file_has_a_page_that_says_so(erased: Order) -> None:
    client = browser_of(erased)
    for file in erased.folder.files.all():
        answer = client.get(f"/kunde/oppdrag/{erased.pk}/filer/{file.pk}/")
        assert answer.status_code == 410
        main = answer.content.decode().partition("<main")[2]
        assert 'href="/kunde/"' in main
        assert answer["Content-Type"].startswith("text/html")


def test_a_file_of_another_order_is_not_there(asked: Order, kari: Client, delivered: Order) -> None:
    file = delivered.folder.files.translations().get()

    assert kari.get(f"/kunde/oppdrag/{asked.pk}/filer/{file.pk}/").status_code == 404


def test_a_start_that_is_no_number_is_the_beginning(asked: Order, kari: Client) -> None:
    file = asked.folder.files.get(role=StoredFile.Role.SOURCE)

    answer = kari.get(f"/kunde/oppdrag/{asked.pk}/filer/{file.pk}/tekst/", {"start": "-1²"})

    assert answer.context["start"] == 0
