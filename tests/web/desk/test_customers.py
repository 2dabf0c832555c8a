"""The register at the desk: found, corrected, invoiced, merged."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, KARI, OLA


@pytest.fixture
def kari(submit: Callable[..., Order]) -> Customer:
    return submit(HARMLESS, contact=KARI).customer


@pytest.fixture
def firm(agency: object) -> Customer:
    contact = Contact("Ålesund Fisk AS", "post@fisk.example", kind="organisation")
    return register(contact, now=timezone.now())


@pytest.mark.parametrize("words", ["ålesund", "FISK", "post@fisk"])
def test_they_are_found(staff: Client, kari: Customer, firm: Customer, words: str) -> None:
    page = staff.get("/desk/kunder/", {"q": words}).content.decode()

    assert firm.name in page
    assert kari.name not in page


def test_nothing_found_shows_the_way_back(staff: Client, kari: Customer) -> None:
    page = staff.get("/desk/kunder/", {"q": "ingen slik"}).content.decode()

    assert 'href="/desk/kunder/"' in page
    assert kari.name not in page


def test_the_page_shows_orders_and_details(staff: Client, kari: Customer) -> None:
    page = staff.get(f"/desk/kunder/{kari.pk}/").content.decode()

    assert all(words in page for words in (KARI.email, KARI.phone, KARI.address))
    assert kari.orders.get().number in page


def test_details_are_corrected_and_errors_keep_what_was_typed(
    staff: Client, kari: Customer
) -> None:
    address = f"/desk/kunder/{kari.pk}/rett/"
    wrong = staff.post(address, {"kind": "person", "name": "", "phone": "41"})
    assert wrong.status_code == 422
    assert 'value="41"' in wrong.content.decode()

    staff.post(address, {"kind": "person", "name": "Kari Vik", "phone": "41"})
    kari.refresh_from_db()
    assert (kari.name, kari.phone, kari.address) == ("Kari Vik", "41", "")


def test_an_organisation_number_is_checked(staff: Client, firm: Customer) -> None:
    address = f"/desk/kunder/{firm.pk}/faktura/"
    assert (
        staff.post(address, {"organisation_number": "974760674", "sent": "ehf"}).status_code == 422
    )
    staff.post(address, {"organisation_number": "974 760 673 MVA", "sent": "ehf"})

    assert InvoiceDetails.objects.get().organisation_number == "974760673"
    assert "974 760 673" in staff.get(f"/desk/kunder/{firm.pk}/").content.decode()


def test_contacts_come_and_go(staff: Client, firm: Customer) -> None:
    address = f"/desk/kunder/{firm.pk}/kontakter/"
    staff.post(address, {"name": "Liv Hansen", "email": "liv@fisk.example", "phone": ""})
    contact = ContactPerson.objects.get()
    assert "Liv Hansen" in staff.get(f"/desk/kunder/{firm.pk}/").content.decode()

    staff.post(f"{address}{contact.pk}/")
    assert not ContactPerson.objects.exists()


def test_merging_asks_first_and_says_it_cannot_be_undone(
    staff: Client, kari: Customer, submit: Callable[..., Order]
) -> None:
    ola = submit(HARMLESS, contact=OLA).customer
    address = f"/desk/kunder/{kari.pk}/sla-sammen/"
    assert "Ola Vik" in staff.get(address, {"q": "ola"}).content.decode()

    asked = staff.post(f"{address}?q=ola", {"other": ola.pk}).content.decode()
    assert "Det kan ikke angres" in asked
    assert Customer.objects.filter(pk=ola.pk).exists()

    staff.post(f"{address}?q=ola", {"other": ola.pk, "sure": "1"})
    assert not Customer.objects.filter(pk=ola.pk).exists()
    assert kari.orders.count() == 2


def test_a_new_one_is_entered(staff: Client) -> None:
    data = {"kind": "person", "name": "Per Ås", "email": "per@kunde.example", "phone": ""}
    answer = staff.post("/desk/kunder/ny/", data)

    assert answer.headers["Location"] == f"/desk/kunder/{Customer.objects.get().pk}/"


def test_staff_are_no_customers(staff: Client) -> None:
    data = {"kind": "person", "name": "Siri", "email": "siri@byra.example", "phone": ""}

    assert staff.post("/desk/kunder/ny/", data).status_code == 422


def test_an_erased_entry_has_no_page(staff: Client, kari: Customer) -> None:
    Customer.objects.update(erased_at=timezone.now())

    assert staff.get(f"/desk/kunder/{kari.pk}/").status_code == 404
    assert kari.name not in staff.get("/desk/kunder/").content.decode()
