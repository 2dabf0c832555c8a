"""Each class of data goes when its time is up: not a day before, and with nothing left behind."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session

from ordvern.apps.billing.models import Invoice, LineOfPaper, Quote
from ordvern.apps.billing.states import InvoiceStatus, QuoteStatus
from ordvern.apps.billing.usecases.credit_invoice import credit_invoice
from ordvern.apps.conversations.models import Note
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.close_account import close_account
from ordvern.apps.customers.models import ContactPerson, Customer
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing, keep_invoice_details
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.erasure.sweeps import SWEEPS
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.intake.models import IncomingMail
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.rules import DataClass
from tests.apps.billing.selling import invoice_of
from tests.cast import HARMLESS, customer_of

DAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


def swept(data: DataClass, day: date | str) -> int:
    """Delete what is due of a class on a day; how many rows there were."""
    noon = datetime.combine(date.fromisoformat(str(day)), datetime.min.time(), UTC)
    at = noon + timedelta(hours=12)
    found = 0
    for sweep in SWEEPS:
        if sweep.data is data:
            for row in sweep.due(at):
                sweep.erase(row, at)
                found += 1
    return found


@pytest.fixture
def order(submit: Callable[..., Order]) -> Order:
    """Delivered and closed on 2 March 2026, its files erased; a partner had it."""
    made = submit(HARMLESS)
    Order.objects.update(status=Status.CLOSED, received_at=DAY, closed_at=DAY)
    Customer.objects.update(registered_at=DAY)
    return Order.objects.get(pk=made.pk)


@pytest.fixture
def invoice(order: Order) -> Invoice:
    made = invoice_of(order)
    Invoice.objects.update(issued_on=DAY.date(), status=InvoiceStatus.PAID)
    made.refresh_from_db()
    return made


@pytest.mark.parametrize(("day", "gone"), [("2031-12-31", 0), ("2032-01-01", 1)])
def test_invoices_five_years_after_the_accounting_year(
    invoice: Invoice, day: str, gone: int
) -> None:
    assert swept(DataClass.INVOICES, day) == gone
    assert Invoice.objects.count() == 1 - gone
    assert bool(LineOfPaper.objects.count()) == (not gone)


def test_a_credited_invoice_waits_for_its_credit_note(invoice: Invoice) -> None:
    credit = credit_invoice(invoice, actor=SYSTEM, now=DAY + timedelta(days=400))

    assert swept(DataClass.INVOICES, "2032-06-01") == 0
    assert credit.issued_on.year == 2027
    assert [swept(DataClass.INVOICES, "2033-01-01") for _ in range(2)] == [1, 1]


@pytest.mark.parametrize(
    ("status", "data", "last", "first"),
    [
        (QuoteStatus.ACCEPTED, DataClass.QUOTES_TAKEN, "2030-06-30", "2030-07-01"),
        (QuoteStatus.REFUSED, DataClass.QUOTES_NOT_TAKEN, "2027-03-02", "2027-03-03"),
        (QuoteStatus.EXPIRED, DataClass.QUOTES_NOT_TAKEN, "2027-03-02", "2027-03-03"),
    ],
)
def test_quotes(order: Order, status: str, data: DataClass, last: str, first: str) -> None:
    Quote.objects.create(
        folder=order.folder,
        customer=order.customer,
        number=order.number,
        version=1,
        status=status,
        vat_class="S",
        vat_rate=25,
        rule="2026-11",
        sent_at=DAY,
        valid_until=DAY.date(),
    )

    assert (swept(data, last), swept(data, first)) == (0, 1)


def test_the_register_of_orders_goes_whole(order: Order, jean: Partner, now: datetime) -> None:
    write_message(order, text="Hei", actor=customer_of(order), now=now)
    Note.objects.create(order=order, sealed_text=b"", written_by=1, written_at=now)
    job = Job.objects.create(
        order=order,
        step=order.steps.get(),
        partner=jean,
        status=JobStatus.ACCEPTED,
        offered_at=DAY,
        answered_at=DAY,
    )
    Attestation.objects.create(job=job, asked_at=DAY, due_on=DAY.date())
    erase_folder(order.folder, now=now)

    assert swept(DataClass.ORDERS, "2031-12-31") == 0
    assert swept(DataClass.ORDERS, "2032-01-01") == 1
    assert not Order.objects.exists()
    assert not Certificate.objects.exists()

    Folder.objects.update(erased_at=DAY)
    assert swept(DataClass.EMPTY_FOLDERS, "2032-01-01") == 1
    assert not StoredFile.objects.exists()


def test_an_order_that_has_an_invoice_or_files_stays(invoice: Invoice, now: datetime) -> None:
    assert swept(DataClass.ORDERS, "2032-01-01") == 0  # the files
    erase_folder(Folder.objects.get(), now=now)
    assert swept(DataClass.ORDERS, "2032-01-01") == 0  # the invoice
    swept(DataClass.INVOICES, "2032-01-01")
    assert swept(DataClass.ORDERS, "2032-01-01") == 1


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.NOT_ORDERED])
def test_orders_that_were_never_bought(order: Order, now: datetime, status: str) -> None:
    Order.objects.update(status=status)
    erase_folder(order.folder, now=now)

    assert swept(DataClass.ORDERS_NOT_BOUGHT, "2029-03-02") == 0
    assert swept(DataClass.ORDERS, "2035-01-01") == 0
    assert swept(DataClass.ORDERS_NOT_BOUGHT, "2029-03-03") == 1


def test_a_quiet_customer_is_forgotten_and_the_invoice_is_not(
    invoice: Invoice, now: datetime
) -> None:
    customer = invoice.customer
    ContactPerson.objects.create(customer=customer, name="Per Lunde")
    keep_invoice_details(customer, invoicing=Invoicing(reference="Per"), actor=SYSTEM, now=now)
    memory = open_memory(
        "Kari Lundes minne",
        source_language="nb",
        target_language="fr",
        customer=customer,
        actor=SYSTEM,
        now=now,
    )
    assert swept(DataClass.CUSTOMERS, "2029-03-02") == 0

    assert swept(DataClass.CUSTOMERS, "2029-03-03") == 1

    left = Customer.objects.select_related("account").get()
    assert (left.name, left.address, left.phone) == ("", "", "")
    assert left.account.email.endswith("@erased.invalid")
    assert not left.account.is_active
    assert not ContactPerson.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert not Memory.objects.exists()
    assert not StoredUnit.objects.exists()
    assert Folder.objects.get(pk=memory.folder_id).asked_at is not None
    assert "Kari" in str(Invoice.objects.get().buyer)


def _open_order(order: Order) -> None:
    Order.objects.update(status=Status.DELIVERED, closed_at=None)


def _unpaid(order: Order) -> None:
    invoice_of(order)


@pytest.mark.parametrize("busy", [_open_order, _unpaid])
def test_a_customer_who_is_needed_is_not_forgotten(
    order: Order, busy: Callable[[Order], Any]
) -> None:
    busy(order)

    assert swept(DataClass.CUSTOMERS, "2040-01-01") == 0


def test_the_empty_entry_goes_with_the_last_order(order: Order, now: datetime) -> None:
    erase_folder(order.folder, now=now)
    swept(DataClass.CUSTOMERS, "2029-03-03")
    assert swept(DataClass.EMPTY_ENTRIES, "2032-01-01") == 0

    swept(DataClass.ORDERS, "2032-01-01")
    assert swept(DataClass.EMPTY_ENTRIES, "2032-01-01") == 1
    assert not User.objects.exists()


def test_partners_who_ended(jean: Partner) -> None:
    Partner.objects.update(status=Standing.ENDED, approved_at=DAY)

    assert swept(DataClass.PARTNERS, "2030-06-30") == 0
    assert swept(DataClass.PARTNERS, "2030-07-01") == 1
    jean.refresh_from_db()
    assert (jean.name, jean.contact, jean.phone, jean.pairs.count()) == ("", "", "", 0)
    assert jean.undertakings.exists()
    assert swept(DataClass.PARTNERS, "2030-07-01") == 0


def test_accounts_of_the_agency_that_are_shut(siri_account: User) -> None:
    close_account(siri_account, actor=SYSTEM, now=DAY)

    assert swept(DataClass.STAFF_ACCOUNTS, "2029-03-02") == 0
    assert swept(DataClass.STAFF_ACCOUNTS, "2029-03-03") == 1
    assert User.objects.get(pk=siri_account.pk).display_name == ""


@pytest.mark.parametrize(
    ("data", "make", "last", "first"),
    [
        (
            DataClass.MAIL_IN,
            lambda: IncomingMail.objects.create(
                message_key="a", sender_key="b", outcome="ours", received_at=DAY
            ),
            "2026-09-02",
            "2026-09-03",
        ),
        (
            DataClass.SESSIONS,
            lambda: Session.objects.create(session_key="a", expire_date=DAY),
            "2026-03-03",
            "2026-03-04",
        ),
    ],
)
def test_what_nobody_misses(
    db: None, data: DataClass, make: Callable[[], Any], last: str, first: str
) -> None:
    make()

    assert (swept(data, last), swept(data, first)) == (0, 1)
