"""Invoices at the desk: issued, listed, taken out, paid, credited."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ordvern.apps.billing.models import AgencyDetails, Invoice
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import InvoiceDetails
from ordvern.apps.orders.models import Order, Waiver
from ordvern.apps.orders.states import Status
from tests.apps.billing.selling import AGENCY, open_list, set_agency
from tests.web.entering import client_of

from .test_quotes import LINE, typed


@pytest.fixture
def delivered(released: Order) -> Order:
    open_list()
    set_agency(first_number=700)
    Order.objects.update(status=Status.DELIVERED, delivered_at=timezone.now())
    released.refresh_from_db()
    return released


@pytest.fixture
def invoice(delivered: Order, staff: Client) -> Invoice:
    sent = typed(LINE, reference="Avd. 7", agreed="on", issue="1")
    staff.post(f"/desk/oppdrag/{delivered.pk}/faktura/", sent)
    return Invoice.objects.get()


def test_it_is_noted_that_an_order_is_not_to_be_invoiced(staff: Client, delivered: Order) -> None:
    page = f"/desk/oppdrag/{delivered.pk}/"
    assert "uten-faktura" in staff.get(page).content.decode()

    staff.post(f"{page}uten-faktura/", {"reason": "nothing"})
    assert not Waiver.objects.exists()
    told = staff.post(f"{page}uten-faktura/", {"reason": "free"}, follow=True).content.decode()
    assert "Gjort gratis" in told
    assert f"{page}faktura/" not in told
    assert f"{page}faktura/" in staff.post(f"{page}med-faktura/", follow=True).content.decode()


def test_it_is_issued_from_the_order(invoice: Invoice, delivered: Order, staff: Client) -> None:
    page = staff.get(f"/desk/fakturaer/{invoice.pk}/").content.decode()

    assert (invoice.number, invoice.net, invoice.reference) == (700, 15000, "Avd. 7")
    assert delivered.number in page
    assert "700" in staff.get(f"/desk/oppdrag/{delivered.pk}/").content.decode()


def test_not_before_the_price_is_agreed(delivered: Order, staff: Client) -> None:
    answer = staff.post(f"/desk/oppdrag/{delivered.pk}/faktura/", typed(LINE, issue="1"))

    assert "ikke avtalt" in answer.content.decode()
    assert not Invoice.objects.exists()


def test_documents(invoice: Invoice, staff: Client) -> None:
    url = f"/desk/fakturaer/{invoice.pk}/"
    assert staff.get(f"{url}pdf/").content.startswith(b"%PDF")
    assert staff.get(f"{url}ehf/").status_code == 404  # a private person


def test_ehf_of_an_organisation(delivered: Order, staff: Client) -> None:
    InvoiceDetails.objects.create(customer=delivered.customer, organisation_number="923609016")
    staff.post(f"/desk/oppdrag/{delivered.pk}/faktura/", typed(LINE, agreed="on", issue="1"))

    answer = staff.get(f"/desk/fakturaer/{Invoice.objects.get().pk}/ehf/")

    assert b"poacc:billing:3.0" in answer.content
    assert "attachment" in answer["Content-Disposition"]


def test_the_table(invoice: Invoice, staff: Client) -> None:
    answer = staff.get("/desk/fakturaer/tabell/")
    text = b"".join(answer.streaming_content).decode()

    assert text.startswith("\ufeffnumber;")
    assert ";187.50;" in text


@pytest.mark.parametrize("page", ["fakturaer/", "fakturaer/tabell/"])
def test_no_document_is_read_for_a_list(invoice: Invoice, staff: Client, page: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        staff.get(f"/desk/{page}").getvalue()

    assert any('"billing_invoice"."number"' in each["sql"] for each in asked)
    assert not any('"pdf"' in each["sql"] for each in asked)


@pytest.mark.parametrize(("state", "shown"), [("", True), ("overdue", False), ("x", True)])
def test_the_list(invoice: Invoice, staff: Client, *, state: str, shown: bool) -> None:
    page = staff.get("/desk/fakturaer/", {"state": state}).content.decode()

    assert (f"/desk/fakturaer/{invoice.pk}/" in page) is shown


def test_paid(invoice: Invoice, staff: Client) -> None:
    url = f"/desk/fakturaer/{invoice.pk}/betalt/"
    staff.post(url, {"paid_on": "tull"})
    staff.post(url, {"paid_on": "2026-03-10"})
    staff.post(url, {"paid_on": "2026-03-11"})

    invoice.refresh_from_db()
    assert str(invoice.paid_on) == "2026-03-10"


def test_credited_and_invoiced_anew(invoice: Invoice, delivered: Order, staff: Client) -> None:
    url = f"/desk/fakturaer/{invoice.pk}/krediter/"
    assert "700" in staff.get(url).content.decode()
    staff.post(url)
    staff.post(url)
    staff.post(f"/desk/oppdrag/{delivered.pk}/faktura/", typed(LINE, issue="1"))

    assert list(Invoice.objects.order_by("number").values_list("number", "credits__number")) == [
        (700, None),
        (701, 700),
        (702, None),
    ]
    assert "701" in staff.get(f"/desk/fakturaer/{invoice.pk}/").content.decode()


def test_officers_look_and_do_not_act(invoice: Invoice, ingrid_account: User) -> None:
    officer, url = client_of(ingrid_account), f"/desk/fakturaer/{invoice.pk}/"

    assert officer.get(url).status_code == 200
    assert officer.post(f"{url}krediter/").status_code == 404
    assert officer.get("/desk/fakturaer/tabell/").status_code == 404


def test_the_first_number_stands_once_an_invoice_bears_it(invoice: Invoice, staff: Client) -> None:
    terms = {"payment_days": "14", "quote_days": "30", "first_number": "9000"}
    assert staff.post("/desk/byraet/", {**AGENCY, **terms}).status_code == 302

    agency = AgencyDetails.objects.get()
    assert (agency.payment_days, agency.first_number) == (14, invoice.number)
    assert "skal være uten hull" in staff.get("/desk/byraet/").content.decode()
