"""The page that the answer to an e-mail leads to."""

import uuid

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.close_inquiry import close_inquiry
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from tests.apps.intake.letters_made import BOX, made
from tests.cast import work

ANSWER = {
    "kind": "person",
    "name": "Ola Vik",
    "phone": "",
    "address": "",
    "source_language": "nb",
    "target_language": "fr",
    "declared": "on",
}


def letter(*files: tuple[str, bytes]) -> Inquiry:
    taken = receive_mail(made("Hei", *files), desk=Desk(BOX), now=timezone.now())
    assert taken.inquiry is not None
    return taken.inquiry


@pytest.fixture
def inquiry(agency: object) -> Inquiry:
    return letter(("hemmelig-navn.txt", b"tekst"))


def page(inquiry: Inquiry) -> str:
    return f"/henvendelse/{inquiry.link}/"


def test_the_link_in_the_answer_leads_to_an_order(client: Client, inquiry: Inquiry) -> None:
    work()
    assert page(inquiry) in mail.outbox[0].body

    answer = client.post(page(inquiry), ANSWER)

    order = Order.objects.get()
    assert answer.headers["Location"] == f"/tilbud/takk/{order.token}/"
    assert order.customer.account.email == "ola@kunde.example"
    assert order.folder == inquiry.folder


def test_it_shows_no_file_name_and_no_words(client: Client, inquiry: Inquiry) -> None:
    shown = client.get(page(inquiry)).content.decode()

    assert "hemmelig-navn" not in shown
    assert "Vitnemål" not in shown
    assert "1 fil" in shown


def test_sent_twice_it_is_one_order(client: Client, inquiry: Inquiry) -> None:
    client.post(page(inquiry), ANSWER)

    assert client.post(page(inquiry), ANSWER).status_code == 404
    assert client.get(page(inquiry)).headers["Location"].startswith("/tilbud/takk/")
    assert Order.objects.count() == 1


def test_without_the_declaration_nothing_happens(client: Client, inquiry: Inquiry) -> None:
    answer = client.post(page(inquiry), {**ANSWER, "declared": ""})

    assert answer.status_code == 422
    assert 'value="Ola Vik"' in answer.content.decode()
    assert not Order.objects.exists()


def test_a_letter_without_files_gets_them_here(client: Client, agency: object) -> None:
    inquiry = letter()
    assert client.post(page(inquiry), ANSWER).status_code == 422

    file = SimpleUploadedFile("a.txt", b"tekst")
    client.post(page(inquiry), {**ANSWER, "files": [file]})
    assert Order.objects.get().folder.files.count() == 1


def test_put_aside_it_is_gone(client: Client, inquiry: Inquiry, siri: Actor) -> None:
    close_inquiry(inquiry, actor=siri, now=timezone.now())

    assert client.get(page(inquiry)).status_code == 410
    assert client.post(page(inquiry), ANSWER).status_code == 404


def test_no_link_can_be_guessed_from_the_order(client: Client, inquiry: Inquiry) -> None:
    assert client.get(f"/henvendelse/{inquiry.pk}/").status_code == 404
    assert client.get(f"/henvendelse/{uuid.uuid4()}/").status_code == 404
