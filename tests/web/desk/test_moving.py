"""Lists of an old system: handed in, looked at, taken in whole or not at all, and taken back."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.moving.models import TakenIn
from ordvern.apps.post.models import OutgoingMail
from tests.web.entering import client_of

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/desk/kunder/ta-inn/"
HEADS = "Kundenavn;Org.nr;E-post;Tlf;Postnr;Poststed;Kontaktperson;Diagnose"
FISK = "Ålesund Fisk AS;923 609 016;post@fisk.example;40012345;6002;Ålesund;Kari Lunde;brystkreft"
OLA = "Ola Vik;;ola@kunde.example;+47 400 54 321;;;;"
DECLARED = {"do": "take_in", "ground": "contract", "came_from_themselves": "on"}


def hand_in(staff: Client, text: str, *, page: str = PAGE, encoding: str = "utf-8-sig") -> str:
    """What the page says of the file; its messages if it was not taken."""
    file = BytesIO(text.encode(encoding))
    file.name = "kunder.csv"
    answer = staff.post(f"{page}fil/", {"file": file})
    assert answer.status_code == 302
    said = " ".join(str(each) for each in get_messages(answer.wsgi_request))
    return said or staff.get(page).content.decode()


def columns_of(page: str) -> dict[str, str]:
    """The choice of columns as the page shows it."""
    selects = html.fromstring(page).xpath("//select[starts-with(@name, 'column-')]")
    return {each.name: each.value or "" for each in selects}


def take_in(staff: Client, page: str, *, count: object = 1, **given: str) -> HttpResponse:
    sent = {**columns_of(page), **DECLARED, "count": str(count), **given}
    return staff.post(PAGE, {name: value for name, value in sent.items() if value})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_customers_are_taken_in(staff: Client, siri_account: User, encoding: str) -> None:
    page = hand_in(staff, f"{HEADS}\r\n{FISK}\r\n{OLA}\r\n", encoding=encoding)
    assert not Customer.objects.exists()
    assert "Ålesund Fisk AS" in page
    assert "brystkreft" not in page
    assert "Diagnose" in page

    assert take_in(staff, page, count=2).status_code == 302
    fisk = Customer.objects.get(kind="organisation")
    assert (fisk.name, fisk.address, fisk.account.email) == (
        "Ålesund Fisk AS",
        "6002 Ålesund",
        "post@fisk.example",
    )
    assert InvoiceDetails.objects.get().organisation_number == "923609016"
    assert ContactPerson.objects.get().name == "Kari Lunde"
    assert Customer.objects.get(kind="person").phone == "+47 400 54 321"
    assert TakenIn.objects.get().rows == 2
    assert AuditEvent.objects.filter(verb="customer.registered").count() == 2
    assert not OutgoingMail.objects.exists()


def test_what_is_wrong_is_told_by_line(staff: Client, agency: object) -> None:
    register(Contact("Kari Lunde", "kari@kunde.example"), now=timezone.now())
    rows = [
        "Navn;E-post;Orgnr;Siste ordre;Type",
        "Ola Vik;ingen adresse;;;",
        "Bø AS;post@bo.example;923609017;;",
        "=cmd();;;;",
        "Per;;;;;;for mye",
        "Kari Lunde;KARI@kunde.example;;;",
        "Ole;;;2019-01-01;",
        "Lise;;;31.02.2026;",
        "Eva;;;;marsboer",
        "Jon;;;;Privatperson",
    ]
    page = hand_in(staff, "\n".join(rows))
    told = lines_told(page)

    assert list(told) == [2, 3, 4, 5, 6, 7, 8, 9]
    assert "E-postadresse:" in told[2]
    assert "organisasjonsnummer" in told[3]
    assert "formel" in told[4]
    assert "her fra før" in told[6]
    assert "Siste oppdrag" in told[8]
    assert take_in(staff, page).status_code == 302
    assert set(Customer.objects.values_list("name", flat=True)) == {"Kari Lunde", "Jon"}


def lines_told(page: str) -> dict[int, str]:
    rows = html.fromstring(page).xpath("//caption[contains(., 'utelates')]/..//tbody/tr")
    return {int(row[0].text): row[1].text_content() for row in rows}


def test_another_column_is_chosen(staff: Client, agency: object) -> None:
    page = hand_in(staff, "A;B\npost@bo.example;Bø AS\n")
    assert not Customer.objects.exists()
    chosen = {"column-name": "1", "column-email": "0"}
    page = staff.post(PAGE, {"do": "look", **chosen}).content.decode()
    assert "post@bo.example" in page

    assert take_in(staff, page).status_code == 302
    assert Customer.objects.get().account.email == "post@bo.example"


@pytest.mark.parametrize(
    "other", [{"ground": ""}, {"came_from_themselves": ""}, {"ground": "consent"}, {"count": "2"}]
)
def test_nothing_without_a_declaration_or_at_another_count(
    staff: Client, agency: object, other: dict[str, str]
) -> None:
    page = hand_in(staff, f"{HEADS}\n{OLA}\n")

    assert take_in(staff, page, **other).status_code == 422
    assert not Customer.objects.exists()
    assert take_in(staff, page).status_code == 302


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PK\x03\x04", "arbeidsbok"),
        ("Navn\n\0", "CSV"),
        ("Navn\n" + "Ola\n" * 100_000, "2000"),
        ('Navn;Sted\n"Ola;', "linje 2"),
        ("Navn", "ingen rader"),
    ],
)
def test_what_is_no_list_is_not_kept(staff: Client, agency: object, text: str, said: str) -> None:
    assert said in hand_in(staff, text, encoding="utf-8")
    assert not StoredFile.objects.exists()
    assert "Ola" not in staff.get(PAGE).content.decode()


def test_the_file_is_dropped_or_gone_in_an_hour(staff: Client, agency: object) -> None:
    page = hand_in(staff, f"{HEADS}\n{OLA}\n")
    assert Folder.objects.get().erase_by < timezone.now() + timedelta(hours=1)
    assert staff.post(PAGE, {"do": "drop"}).status_code == 302
    sweep("", lambda done, of: None)
    assert Folder.objects.get().erased_at

    assert take_in(staff, page).status_code == 200
    hand_in(staff, f"{HEADS}\n{OLA}\n")
    Folder.objects.filter(erased_at=None).update(erase_by=timezone.now())
    assert "Ola Vik" not in staff.get(PAGE).content.decode()
    assert not Customer.objects.exists()


def test_nobody_sees_anothers_file(staff: Client, agency: object) -> None:
    colleague = client_of(User.objects.create_user("tor@byra.example", role=Role.STAFF))
    hand_in(staff, f"{HEADS}\n{OLA}\n")

    assert "Ola Vik" in staff.get(PAGE).content.decode()
    assert "Ola Vik" not in colleague.get(PAGE).content.decode()


def test_the_template_is_taken_in_as_it_is(staff: Client, agency: object) -> None:
    answer = staff.get(f"{PAGE}mal/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    page = hand_in(staff, text)
    assert lines_told(page) == {}
    assert all(columns_of(page).values())
    assert take_in(staff, page).status_code == 302
    assert Customer.objects.get().name == "Ålesund Fisk AS"


def test_taken_back_by_the_button_of_the_message(staff: Client, agency: object) -> None:
    take_in(staff, hand_in(staff, f"{HEADS}\n{OLA}\n"))
    page = staff.get("/desk/kunder/").content.decode()
    deed = AuditEvent.objects.get(verb="customer.list_taken_in").pk
    assert f'value="{deed}"' in page

    staff.post(reverse("take-back"), {"deed": deed, "back": "/desk/kunder/"})
    assert not Customer.objects.exists()
