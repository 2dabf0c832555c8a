"""What comes in by e-mail, phone, letter or in person: taken down, ordered, put aside, paper."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.intake.models import Inquiry, Paper
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from ordvern.web.desk.incoming import forms
from tests.apps.intake.letters_made import BOX, made
from tests.cast import work
from tests.coming import coming, told_of_closed
from tests.web.entering import client_of

NEW = "/desk/henvendelser/ny/"
WALK_IN = {
    "channel": "walk_in",
    "kind": "person",
    "name": "Kari Lunde",
    "email": "kari@kunde.example",
    "phone": "400 12 345",
    "address": "",
    "message": "Vitnemål til engelsk",
    "notice": "handed_over",
    "place": "Skap 3",
    "fate": "return",
}
WANTED = {"source_language": "nb", "target_language": "en", "declared": "said"}


def scan(content: bytes = b"Karakter: 5 i norsk") -> SimpleUploadedFile:
    return SimpleUploadedFile("skann.txt", content, content_type="text/plain")


def walk_in(staff: Client, **changed: object) -> Inquiry:
    data = WALK_IN | {"paper_due": (timezone.localdate() + timedelta(days=7)).isoformat()}
    answer = staff.post(NEW, data | changed)
    assert answer.status_code == 302, answer.content.decode()
    return Inquiry.objects.latest("received_at")


@pytest.fixture
def letter(agency: object) -> Inquiry:
    raw = made("Kan dere oversette vitnemålet?", ("vitnemål.txt", b"Norsk: 5"))
    taken = receive_mail(raw, desk=Desk(BOX), now=timezone.now())
    work()
    assert taken.inquiry is not None
    return taken.inquiry


def test_a_walk_in_is_taken_down_with_paper(staff: Client) -> None:
    inquiry = walk_in(staff)

    page = staff.get(f"/desk/henvendelser/{inquiry.pk}/").content.decode()
    assert "Skap 3" in page
    assert "Vitnemål til engelsk" in page
    assert inquiry.number in staff.get("/desk/henvendelser/").content.decode()


def test_without_a_file_there_is_no_order_and_it_says_so(staff: Client) -> None:
    inquiry = walk_in(staff)
    order = {**WANTED, "kind": "person", "name": "Kari Lunde", "email": "kari@kunde.example"}
    answer = staff.post(f"/desk/henvendelser/{inquiry.pk}/oppdrag/", order)

    assert answer.status_code == 422
    assert not Order.objects.exists()
    assert 'value="Kari Lunde"' in answer.content.decode()


def test_scanned_later_it_becomes_one_order(staff: Client) -> None:
    inquiry = walk_in(staff)
    address = f"/desk/henvendelser/{inquiry.pk}/"
    staff.post(f"{address}filer/", {"files": [scan()]})
    work()
    order = {**WANTED, "kind": "person", "name": "Kari Lunde", "email": "kari@kunde.example"}
    seventeenth = coming(5, 17)
    for _ in range(2):
        answer = staff.post(f"{address}oppdrag/", order | {"wanted_on": seventeenth})
        assert answer.status_code == 302

    page = staff.get(answer["Location"]).content.decode()
    assert told_of_closed(seventeenth) in page
    assert "(ingen arbeidsdag)" in page
    made_of_it = Order.objects.get()
    assert made_of_it.folder == inquiry.folder
    assert staff.get(address).headers["Location"] == f"/desk/oppdrag/{made_of_it.pk}/"
    assert not Inquiry.objects.waiting().exists()


def test_somebody_without_e_mail_is_taken_down_and_no_mail_is_tried(
    staff: Client, mailoutbox: list[object]
) -> None:
    inquiry = walk_in(staff, email="", files=[scan()])
    order = {**WANTED, "kind": "person", "name": "Kari Lunde", "email": ""}
    staff.post(f"/desk/henvendelser/{inquiry.pk}/oppdrag/", order)
    work()

    assert inquiry.customer is not None
    assert Order.objects.get().customer.account == inquiry.customer.account
    assert mailoutbox == []
    assert "no-address" not in staff.get("/desk/kunder/").content.decode()


def test_the_notice_must_be_given(staff: Client) -> None:
    answer = staff.post(NEW, {name: value for name, value in WALK_IN.items() if name != "notice"})

    assert answer.status_code == 422
    assert not Inquiry.objects.exists()


def test_a_letter_shows_that_its_sender_is_a_claim(staff: Client, letter: Inquiry) -> None:
    page = staff.get(f"/desk/henvendelser/{letter.pk}/").content.decode()

    assert "ola@kunde.example" in page
    assert "Kan dere oversette vitnemålet?" in page
    assert "Avsenderen er bare en påstand" in page
    assert "vitnemål.txt" in page


def test_put_aside_it_is_erased(staff: Client, letter: Inquiry) -> None:
    address = f"/desk/henvendelser/{letter.pk}/"
    assert staff.get(f"{address}legg-bort/").status_code == 200
    staff.post(f"{address}legg-bort/")
    work()

    letter.refresh_from_db()
    assert letter.folder.erased_at is not None
    assert bytes(letter.sealed_message) == bytes(letter.sealed_sender) == b""
    assert "ola@kunde.example" not in staff.get(address).content.decode()


def test_what_the_system_took_wrongly_is_sorted(staff: Client, letter: Inquiry) -> None:
    address = f"/desk/henvendelser/{letter.pk}/sorter/"
    staff.post(address, {"purpose": "rights"})
    assert Inquiry.objects.rights().get().due_on is not None
    assert staff.post(address, {"purpose": "nonsense"}).status_code == 404

    staff.post(address, {"purpose": "request"})
    assert Inquiry.objects.waiting().exists()


def test_paper_goes_with_its_proof_once(staff: Client) -> None:
    paper = walk_in(staff).papers.get()
    address = f"/desk/henvendelser/{paper.inquiry_id}/papir/{paper.pk}/"
    assert staff.post(address, {"proof": "shredded"}).status_code == 422
    staff.post(address, {"proof": "registered", "reference": "RR123456785NO"})

    paper.refresh_from_db()
    assert (paper.proof, paper.proof_reference) == ("registered", "RR123456785NO")
    assert paper.done_at is not None
    assert staff.get(address).status_code == 404


def test_overdue_paper_stands_out(staff: Client) -> None:
    walk_in(staff)
    Paper.objects.update(due_on=timezone.localdate() - timedelta(days=1))

    assert "over fristen" in staff.get("/desk/henvendelser/").content.decode()


def test_others_see_nothing(letter: Inquiry, jean: object) -> None:
    for account in User.objects.filter(role__in=["customer", "partner"]):
        assert client_of(account).get(f"/desk/henvendelser/{letter.pk}/").status_code == 404


def test_every_way_but_the_web_and_the_mail_is_at_the_desk() -> None:
    assert {*forms.AT_THE_DESK, Inquiry.Channel.EMAIL} == set(Inquiry.Channel)
