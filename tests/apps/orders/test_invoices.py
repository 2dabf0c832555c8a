"""Invoices: of delivered and agreed orders, numbered without gaps, kept without content."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connections, transaction
from django.utils import timezone
from pypdf import PdfReader

from ordvern.apps.billing.bill import bill_of
from ordvern.apps.billing.ehf import ehf
from ordvern.apps.billing.issuing import SellerNotKnown
from ordvern.apps.billing.ledger import rows
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.usecases.credit_invoice import credit_invoice
from ordvern.apps.billing.usecases.note_payment import note_payment
from ordvern.apps.billing.usecases.set_agency_details import SeriesHasBegun
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import next_number
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import InvoiceDetails
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.orders.models import Agreement, Order
from ordvern.apps.orders.quoting import Asked, NotAgreed, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.apps.partners.models import Partner
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS, SENSITIVE, customer_of, work

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def delivered(screened: Callable[..., Order], siri: Actor) -> Order:
    """A delivered order whose price is agreed, at an agency that may invoice."""
    open_list()
    set_agency(first_number=10001)
    order = screened(HARMLESS)
    Order.objects.filter(pk=order.pk).update(status=Status.DELIVERED, delivered_at=DAY)
    order.refresh_from_db()
    agree_on_price(order, actor=siri, now=DAY)
    return order


def invoiced(order: Order, actor: Actor, now: datetime = DAY) -> Invoice:
    found = proposal(order, Asked(), day=date(2026, 3, 2))
    return invoice_order(order, calculation=found, actor=actor, now=now)


def test_without_a_price_it_waits_for_one(delivered: Order) -> None:
    assert list(Order.objects.awaiting_invoice()) == [delivered]
    assert not Order.objects.awaiting_agreement().exists()

    Agreement.objects.all().delete()

    assert list(Order.objects.awaiting_agreement()) == [delivered]
    assert not Order.objects.awaiting_invoice().exists()


def test_it_says_what_the_regulation_asks(delivered: Order, siri: Actor) -> None:
    invoice = invoiced(delivered, siri)
    work()
    invoice.refresh_from_db()

    bill = bill_of(invoice)
    assert (bill.number, bill.kid) == (10001, "00100016")
    assert (bill.seller.vat_number, bill.buyer.city) == ("NO974760673MVA", "Stavanger")
    assert (bill.delivered_on, bill.due_on) == (date(2026, 3, 2), date(2026, 3, 16))
    text = PdfReader(BytesIO(bytes(invoice.pdf or b""))).pages[0].extract_text()
    for words in ("10001", "Kari Lunde", "974 760 673", "8601 11 17947"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")


def test_bookkeeping_keeps_it_five_years_and_no_longer(delivered: Order, siri: Actor) -> None:
    invoice = invoiced(delivered, siri)

    assert (invoice.kept_until, invoice.erase_after) == (date(2031, 12, 31), date(2032, 6, 30))


def test_nothing_is_invoiced_before_it_is_delivered_and_agreed(
    delivered: Order, screened: Callable[..., Order], siri: Actor
) -> None:
    with pytest.raises(NotAllowedNow):
        invoiced(screened(HARMLESS), siri)
    delivered.agreement.delete()
    with pytest.raises(NotAgreed):
        invoiced(delivered, siri)


def test_an_order_is_invoiced_once(delivered: Order, siri: Actor) -> None:
    invoiced(delivered, siri)

    with pytest.raises(NotAllowedNow):
        invoiced(delivered, siri)
    assert Order.objects.awaiting_invoice().count() == 0


def test_credited_it_may_be_invoiced_anew(delivered: Order, siri: Actor) -> None:
    first = invoiced(delivered, siri)
    credit = credit_invoice(first, actor=siri, now=DAY)

    assert (credit.number, credit.credits, credit.net) == (10002, first, first.net)
    with pytest.raises(NotAllowedNow):
        credit_invoice(first, actor=siri, now=DAY)
    with pytest.raises(NotAllowedNow):
        credit_invoice(credit, actor=siri, now=DAY)
    assert invoiced(delivered, siri).number == 10003


def test_paid_once(delivered: Order, siri: Actor) -> None:
    invoice = invoiced(delivered, siri)
    assert Invoice.objects.overdue(date(2026, 3, 17)).count() == 1

    note_payment(invoice, paid_on=date(2026, 3, 10), actor=siri, now=DAY)

    assert not Invoice.objects.overdue(date(2026, 3, 17)).exists()
    with pytest.raises(NotAllowedNow):
        note_payment(invoice, paid_on=date(2026, 3, 10), actor=siri, now=DAY)


def test_without_the_sellers_details_no_number_is_used(delivered: Order, siri: Actor) -> None:
    set_agency(bank_account="", first_number=10001)
    with pytest.raises(SellerNotKnown):
        invoiced(delivered, siri)
    set_agency(first_number=10001)

    assert invoiced(delivered, siri).number == 10001


def test_erasing_the_order_leaves_an_invoice_without_content(
    screened: Callable[..., Order], delivered: Order, siri: Actor
) -> None:
    order = screened(SENSITIVE, name="Torleif Grindheim diagnose.txt")
    Order.objects.filter(pk=order.pk).update(status=Status.CLOSED, delivered_at=DAY)
    agree_on_price(order, actor=siri, now=DAY)
    invoice = invoiced(order, siri)
    work()
    erase_folder(order.folder, now=timezone.now())

    invoice.refresh_from_db()
    told = [str(value) for value in vars(invoice).values()]
    told += [str(value) for line in invoice.lines.all() for value in vars(line).values()]
    told.append(PdfReader(BytesIO(bytes(invoice.pdf or b""))).pages[0].extract_text())
    assert calculation_of(invoice).net.minor == invoice.net > 0
    assert not any(word in text for text in told for word in ("Torleif", "brystkreft", "198552"))


def test_an_organisation_gets_ehf_and_a_row_in_the_ledger(delivered: Order, siri: Actor) -> None:
    customer = delivered.customer
    InvoiceDetails.objects.create(
        customer=customer, organisation_number="923609016", reference="=Innkjøp"
    )
    invoice = invoiced(delivered, siri)
    credit_invoice(invoice, actor=siri, now=DAY)

    document = ehf(bill_of(invoice)).decode()
    assert "923609016" in document
    assert "=Innkjøp" in document
    table = list(rows(Invoice.objects.order_by("number")))
    assert [line.split(";")[0] for line in table] == ["number", "10001", "10002"]
    assert ";-" in table[2]


def test_a_series_that_has_begun_keeps_its_first_number(delivered: Order, siri: Actor) -> None:
    set_agency(first_number=20001)
    invoiced(delivered, siri)

    with pytest.raises(SeriesHasBegun):
        set_agency(first_number=1)
    assert set_agency(first_number=20001, city="Bergen").city == "Bergen"


def test_others_do_not_see_it(delivered: Order, siri: Actor, jean: Partner) -> None:
    invoiced(delivered, siri)

    assert Invoice.objects.visible_to(customer_of(delivered)).count() == 1
    assert not Invoice.objects.visible_to(jean.account.actor).exists()


@pytest.mark.django_db(transaction=True)
def test_the_series_has_no_gaps_whoever_issues_at_once(
    screened: Callable[..., Order], siri: Actor
) -> None:
    """Eight orders invoiced by eight threads, every second of them rolled back and tried again."""
    open_list()
    set_agency()
    orders = [screened(HARMLESS) for _ in range(8)]
    Order.objects.update(status=Status.DELIVERED, delivered_at=DAY)
    for order in orders:
        agree_on_price(order, actor=siri, now=DAY)

    def issue(number: int) -> None:
        try:
            if number % 2:
                _roll_back()
            invoiced(orders[number], siri)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(issue, range(8)))

    assert list(Invoice.objects.order_by("number").values_list("number", flat=True)) == [
        *range(1, 9)
    ]


class DiskIsFull(Exception):
    """What a transaction may fail of after it has taken a number."""


def _roll_back() -> None:
    with suppress(DiskIsFull), transaction.atomic():
        next_number("invoice")
        raise DiskIsFull
