"""The demo's own pages, and that they are nowhere else."""

from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.test import Client
from django.urls import Resolver404, resolve

from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User

PATHS = ("", "inn/staff/", "mail/", "mail/x-0/", "papirer/epikrise.docx/")


@pytest.fixture
def demo(agency: Path, settings: pytest.FixtureRequest) -> None:
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.web.public.urls"
    settings.MAILS = settings.EMAIL_FILE_PATH = agency / "mails"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


@pytest.mark.usefixtures("demo")
def test_one_click_enters_as_staff(visitor: Client, siri_account: User) -> None:
    answer = visitor.post("/demo/inn/staff/")

    assert answer["Location"] == "/desk/"
    assert visitor.get("/desk/").status_code == 200


@pytest.mark.usefixtures("demo", "siri_account")
def test_only_people_who_are_there_are_offered(visitor: Client) -> None:
    entries = visitor.get("/demo/").context["entries"]

    assert [entry.role for entry in entries] == ["staff"]
    assert visitor.post("/demo/inn/customer/").status_code == 404
    assert visitor.post("/demo/inn/system/").status_code == 404


@pytest.mark.usefixtures("demo", "siri_account")
def test_nobody_stands_in_for_the_translator_or_finance(visitor: Client) -> None:
    tor = User.objects.create_user("tor@byra.example", role="staff", duties={Duty.TRANSLATOR})

    assert [entry.name for entry in visitor.get("/demo/").context["entries"]] == [
        "staff",
        "translator",
    ]
    assert visitor.post("/demo/inn/finance/").status_code == 404
    assert visitor.post("/demo/inn/translator/").status_code == 302
    assert visitor.session["_auth_user_id"] == str(tor.pk)


@pytest.mark.usefixtures("demo", "siri_account")
def test_nobody_is_entered_by_a_link(visitor: Client) -> None:
    assert visitor.get("/demo/inn/staff/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/demo/inn/staff/").status_code == 403


@pytest.mark.usefixtures("demo", "siri_account")
@pytest.mark.parametrize("path", PATHS)
def test_without_demo_mode_there_is_nothing(
    visitor: Client, settings: pytest.FixtureRequest, path: str
) -> None:
    settings.DEMO = False

    for answer in (visitor.get(f"/demo/{path}"), visitor.post(f"/demo/{path}")):
        assert answer.status_code == 404
    assert "_auth_user_id" not in visitor.session


@pytest.mark.parametrize("path", PATHS)
def test_without_demo_mode_there_are_no_addresses(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/demo/{path}", urlconf="ordvern.project.urls")


@pytest.mark.usefixtures("demo")
def test_mails_are_shown_and_nothing_else(visitor: Client, agency: Path) -> None:
    (agency / "secret-0.log").write_text("Subject: hemmelig\n\nhemmelig")
    send_mail("Koden din", "Koden er ÆØÅ-1234", "a@b.example", ["kari@kunde.example"])

    listed = visitor.get("/demo/mail/").context["mails"]

    assert [(mail.subject, mail.to) for mail in listed] == [("Koden din", "kari@kunde.example")]
    assert "ÆØÅ-1234" in visitor.get(f"/demo/mail/{listed[0].name}/").content.decode()
    assert visitor.get("/demo/mail/..%2Fsecret-0/").status_code == 404


@pytest.mark.usefixtures("demo")
def test_an_invented_document_is_handed_out(visitor: Client) -> None:
    answer = visitor.get("/demo/papirer/epikrise.docx/")

    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment")
