"""Deeds to many rows at once: each as on its own page, told one by one, and never a way round."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import new_folder
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Agreement, Order, Waiver
from ordvern.apps.orders.states import Status
from ordvern.apps.post.models import OutgoingMail
from tests.apps.billing.selling import invoice_of, open_list, set_agency
from tests.cast import HARMLESS, OLA, colleague
from tests.web.entering import client_of

ORDERS, INVOICES, INQUIRIES = (
    f"/desk/{page}/samlet/" for page in ("oppdrag", "fakturaer", "henvendelser")
)
Send = Callable[..., Order]


def chosen(*rows: Model) -> list[str]:
    return [str(row.pk) for row in rows]


@pytest.fixture
def two(screened: Send) -> list[Order]:
    """Delivered a moment ago, at an agency that may invoice."""
    open_list()
    set_agency(first_number=700)
    orders = [screened(HARMLESS), screened(HARMLESS, contact=OLA)]
    Order.objects.update(status=Status.DELIVERED, delivered_at=timezone.now())
    return orders


def closed_to_others(order: Order, now: datetime) -> None:
    """Somebody else is on it, and it is sensitive."""
    Folder.objects.filter(pk=order.folder_id).update(is_sensitive=True)
    other = colleague("tor", Duty.PROJECT_MANAGER)
    FolderPerson.objects.create(folder=order.folder, account=other, added_at=now)


def test_a_colleague_is_put_on_and_the_button_takes_all_off(
    staff: Client, two: list[Order]
) -> None:
    mina = colleague("mina", Duty.TRANSLATOR)
    sent = {"deed": "colleague", "chosen": chosen(*two)}
    asked = staff.post(ORDERS, sent).content.decode()
    assert two[0].number in asked
    assert two[1].number in asked
    assert not FolderPerson.objects.exists()

    told = staff.post(ORDERS, sent | {"sure": "1", "account": mina.pk}, follow=True)
    assert "Kollegaen er på 2 oppdrag." in told.content.decode()
    added = AuditEvent.objects.filter(verb="order.person_added")
    assert added.count() == 2

    staff.post("/desk/angre/", {"deed": list(added.values_list("pk", flat=True))})
    assert not FolderPerson.objects.standing().exists()


def test_what_is_missing_is_said_beside_the_field(staff: Client, two: list[Order]) -> None:
    sent = {"deed": "waive", "chosen": chosen(*two), "sure": "1", "reason": "nothing"}

    assert staff.post(ORDERS, sent).status_code == 422
    assert not Waiver.objects.exists()


def test_those_that_are_refused_are_named_with_the_reason(
    staff: Client, two: list[Order], screened: Send
) -> None:
    young = screened(HARMLESS)
    sent = {"deed": "waive", "chosen": chosen(*two, young), "sure": "1", "reason": "free"}
    told = staff.post(ORDERS, sent, follow=True).content.decode()

    assert "2 oppdrag skal ikke faktureres" in told
    assert f'Ikke gjort: <a href="/desk/oppdrag/{young.pk}/">{young.number}</a>.' in told
    assert Waiver.objects.count() == 2

    again = staff.post(ORDERS, sent, follow=True).content.decode()  # a colleague was faster
    assert "/desk/angre/" not in again
    assert AuditEvent.objects.filter(verb="order.not_to_be_invoiced").count() == 2


def test_the_price_is_noted_as_agreed(staff: Client, two: list[Order]) -> None:
    staff.post(ORDERS, {"deed": "agree", "chosen": chosen(*two)})

    assert Agreement.objects.count() == 2


def seals(page: str, orders: list[Order]) -> dict[str, str]:
    """What the page says that each comes to."""
    marks = {order: f'name="seal-{order.pk}" value="' for order in orders}
    return {
        f"seal-{order.pk}": page.partition(mark)[2].partition('"')[0]
        for order, mark in marks.items()
    }


def test_each_order_gets_its_invoice(staff: Client, two: list[Order]) -> None:
    Agreement.objects.create(order=two[0], ground="told", agreed_at=timezone.now())
    sent = {"deed": "invoice", "chosen": chosen(*two)}
    asked = staff.post(ORDERS, sent).content.decode()
    assert "kan bare krediteres" in asked
    told = staff.post(ORDERS, sent | {"sure": "1"} | seals(asked, two), follow=True)

    assert Invoice.objects.get().order_number == two[0].number
    assert OutgoingMail.objects.filter(kind="invoice_issued").count() == 1
    page = told.content.decode()
    assert "1 faktura er sendt" in page
    assert "Ikke gjort" in page  # no price is agreed with the other
    assert "/desk/angre/" not in page


def test_a_sum_that_has_changed_is_not_invoiced(staff: Client, two: list[Order]) -> None:
    staff.post(ORDERS, {"deed": "agree", "chosen": chosen(*two)})
    sent = {"deed": "invoice", "chosen": chosen(two[0]), "sure": "1"}
    told = staff.post(ORDERS, sent | {f"seal-{two[0].pk}": "NOK 1"}, follow=True)

    assert "en annen enn" in told.content.decode()
    assert not Invoice.objects.exists()


def test_an_order_without_a_price_is_left_to_a_person(staff: Client, screened: Send) -> None:
    set_agency()
    order = screened(HARMLESS)
    Order.objects.update(status=Status.DELIVERED, delivered_at=timezone.now())
    sent = {"deed": "invoice", "chosen": chosen(order)}

    assert "Ingen pris" in staff.post(ORDERS, sent).content.decode()
    told = staff.post(ORDERS, sent | {"sure": "1"}, follow=True).content.decode()
    assert "Ikke gjort" in told
    assert not Invoice.objects.exists()


def test_a_table_of_orders_names_organisations_alone(staff: Client, two: list[Order]) -> None:
    firm = two[0].customer
    Customer.objects.filter(pk=firm.pk).update(kind="organisation", name="=Fjell AS")
    text = staff.post(ORDERS, {"deed": "table", "chosen": chosen(*two)}).getvalue().decode()

    assert "'=Fjell AS" in text
    assert two[1].number in text
    assert "Ola" not in text


def test_need_to_know_holds(staff: Client, two: list[Order], now: datetime) -> None:
    closed_to_others(two[0], now)
    sent = {"deed": "waive", "chosen": chosen(*two), "sure": "1", "reason": "free"}
    told = staff.post(ORDERS, sent, follow=True).content.decode()

    assert Waiver.objects.get().order == two[1]
    assert "ikke i listen din" in told
    assert two[0].number not in staff.post(ORDERS, sent).content.decode()
    text = staff.post(ORDERS, {"deed": "table", "chosen": chosen(*two)}).getvalue().decode()
    assert two[0].number not in text


@pytest.mark.parametrize(
    ("duty", "deeds"),
    [
        (Duty.PROJECT_MANAGER, {"colleague", "waive", "agree", "table"}),
        (Duty.FINANCE, {"agree", "invoice"}),
        (Duty.TRANSLATOR, set()),
    ],
)
def test_deeds_are_those_of_ones_duty(duty: Duty, deeds: set[str], two: list[Order]) -> None:
    browser = client_of(colleague("anna", duty))
    every = ("colleague", "waive", "agree", "invoice", "table")
    sent = {"chosen": chosen(two[0])}

    found = {
        deed for deed in every if browser.post(ORDERS, sent | {"deed": deed}).status_code < 400
    }
    assert found == deeds
    page = browser.get("/desk/oppdrag/?state=to-agree").content.decode()
    assert {deed for deed in every if f'name="deed" value="{deed}"' in page} == deeds


def test_an_officer_looks_and_ticks_nothing(ingrid_account: User, two: list[Order]) -> None:
    officer = client_of(ingrid_account)

    assert 'name="chosen"' not in officer.get("/desk/oppdrag/").content.decode()
    assert officer.post(ORDERS, {"deed": "agree", "chosen": chosen(*two)}).status_code == 404


@pytest.mark.parametrize("sent", [{}, {"deed": "agree"}, {"deed": "agree", "chosen": ["x", ""]}])
def test_nothing_ticked_is_said_and_the_list_stays(staff: Client, sent: dict[str, object]) -> None:
    answer = staff.post(ORDERS, sent | {"query": "state=to-agree&page=2"})

    assert answer["Location"] == "/desk/oppdrag/?state=to-agree&page=2"
    assert "Kryss av" in staff.get(answer["Location"]).content.decode()


def test_no_more_than_a_page_has(staff: Client, two: list[Order]) -> None:
    many = [str(uuid4()) for _each in range(25)]
    staff.post(ORDERS, {"deed": "agree", "chosen": [*many, *chosen(*two)]})

    assert not Agreement.objects.exists()


def test_invoices_are_noted_as_paid_and_opened_again(staff: Client, two: list[Order]) -> None:
    invoices = [invoice_of(order) for order in two]
    sent = {"deed": "pay", "chosen": chosen(*invoices), "sure": "1", "paid_on": "2026-03-10"}
    told = staff.post(INVOICES, sent, follow=True).content.decode()
    assert "2 fakturaer er notert som betalt" in told
    assert set(Invoice.objects.values_list("status", flat=True)) == {InvoiceStatus.PAID}

    paid = AuditEvent.objects.filter(verb="invoice.paid").values_list("pk", flat=True)
    staff.post("/desk/angre/", {"deed": list(paid)})
    assert set(Invoice.objects.values_list("status", "paid_on")) == {(InvoiceStatus.OPEN, None)}


def test_invoices_are_taken_out(staff: Client, two: list[Order]) -> None:
    invoices = [invoice_of(order) for order in two]
    sent = {"chosen": chosen(*invoices)}
    table = staff.post(INVOICES, sent | {"deed": "table"}).getvalue().decode()
    packed = staff.post(INVOICES, sent | {"deed": "documents"}).content

    assert all(str(invoice.number) in table for invoice in invoices)
    with ZipFile(BytesIO(packed)) as archive:
        assert set(archive.namelist()) == {f"{invoice.number}.pdf" for invoice in invoices}
        assert archive.read(archive.namelist()[0]).startswith(b"%PDF")


def test_inquiries_are_put_aside_after_a_question(
    staff: Client, agency: object, now: datetime
) -> None:
    made = [
        Inquiry.objects.create(
            number=f"H-{n}", channel="phone", folder=new_folder(now=now), received_at=now
        )
        for n in range(2)
    ]
    sent = {"deed": "close", "chosen": chosen(*made)}
    assert "kan ikke angres" in staff.post(INQUIRIES, sent).content.decode()
    assert Inquiry.objects.waiting().count() == 2

    told = staff.post(INQUIRIES, sent | {"sure": "1"}, follow=True).content.decode()
    assert "2 henvendelser er lagt bort" in told
    assert "/desk/angre/" not in told
    assert not Inquiry.objects.waiting().exists()
