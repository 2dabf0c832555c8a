"""The package holds everything that the data map says is about the person, or says why not."""

import csv
import io
import json
import re
import uuid
import zipfile
from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone, translation
from pypdf import PdfReader

from ordvern.apps.billing.models import Invoice, PriceList
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.files.store import new_folder, put_bytes, seal
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.words import Sender, sealed_sender
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.interpreting import Interpreting, Meeting, Sitting
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.retention.data_map import TABLES, About
from ordvern.apps.rights.archive import as_json
from ordvern.apps.rights.document import Reading
from ordvern.apps.rights.models import Case, Forwarding, Kind
from ordvern.apps.rights.package import LEFT_OUT, package_of
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.web.ui.package_words import WORDS
from tests.apps.billing.selling import invoice_of
from tests.apps.sheets import beyond
from tests.cast import STATEMENT, Submit

THEIRS = {About.CUSTOMER, About.CONTACT, About.SENDER, About.ANYBODY, About.NAMED}
MARKERS = {
    "customers.customer.name": "mk-name",
    "customers.customer.address": "mk-address",
    "customers.customer.phone": "mk-phone",
    "customers.contactperson.name": "mk-contact",
    "customers.contactperson.email": "mk-contact@kunde.example",
    "customers.contactperson.phone": "mk-contactphone",
    "customers.invoicedetails.organisation_number": "923609016",
    "customers.invoicedetails.reference": "mk-reference",
    "customers.invoicedetails.address": "mk-invoiceaddress",
    "customers.invoicedetails.email": "mk-invoice@kunde.example",
    "core.user.email": "mk-login@kunde.example",
    "core.user.display_name": "mk-displayed",
    "account.emailaddress.email": "mk-login@kunde.example",
    "orders.order.sealed_message": "mk-ordermessage",
    "orders.interpreting.sealed_meeting": "mk-place",
    "files.storedfile.sealed_name": "mk-filename.txt",
    "conversations.message.sealed_text": "mk-message",
    "billing.pricelist.name": "mk-pricelist",
    "billing.invoice.buyer": "mk-buyer",
    "billing.invoice.reference": "mk-buyersreference",
    "intake.inquiry.sealed_sender": "mk-sender",
    "intake.inquiry.sealed_message": "mk-inquiry",
    "memories.memory.name": "mk-memory",
    "rights.case.sealed_sender": "mk-asker",
    "rights.case.sealed_words": "mk-casewords",
    "rights.forwarding.sealed_words": "mk-senton",
    "core.auditevent.subject": "order:",
}
M = MARKERS
LOG = "Hva som er gjort"


def texts_about_them() -> set[str]:
    """Columns of the data map that tell of a customer in words; links are followed, not shown."""
    found = set()
    for label, table in TABLES.items():
        fields = {each.name: each for each in apps.get_model(label)._meta.concrete_fields}
        for name, about in (table.personal or {}).items():
            link = isinstance(fields[name], models.ForeignKey | models.IntegerField)
            if about in THEIRS and not link:
                found.add(f"{label}.{name}")
    return found


@pytest.fixture
def account(agency: object, now: datetime, siri: Actor) -> User:
    """Somebody of whom every such column holds something."""
    folder = new_folder(now=now)
    contact = Contact(
        M["customers.customer.name"],
        M["core.user.email"],
        M["customers.customer.address"],
        M["customers.customer.phone"],
        Customer.Kind.ORGANISATION,
    )
    order = submit_request(
        folder,
        deposits=[put_bytes(folder, b"Hei", name=M["files.storedfile.sealed_name"])],
        contact=contact,
        assignment=Assignment(
            "nb",
            "fr",
            message=M["orders.order.sealed_message"],
            sitting=Sitting(now, 60, "in_person", Meeting(M["orders.interpreting.sealed_meeting"])),
        ),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    account = order.customer.account
    User.objects.filter(pk=account.pk).update(display_name=M["core.user.display_name"])
    _register(order.customer)
    _money(order, now)
    _letters(order, siri, now)
    return User.objects.get(pk=account.pk)


def _register(customer: Customer) -> None:
    for model, label in (
        (ContactPerson, "customers.contactperson."),
        (InvoiceDetails, "customers.invoicedetails."),
    ):
        values = {key.split(".")[-1]: value for key, value in M.items() if key.startswith(label)}
        model.objects.create(customer=customer, **values)


def _money(order: Order, now: datetime) -> None:
    invoice = invoice_of(order)
    Invoice.objects.filter(pk=invoice.pk).update(
        buyer={"name": M["billing.invoice.buyer"]}, reference=M["billing.invoice.reference"]
    )
    PriceList.objects.create(
        name=M["billing.pricelist.name"], customer=order.customer, valid_from=date(2026, 1, 1)
    )


def _letters(order: Order, siri: Actor, now: datetime) -> None:
    customer, himself = order.customer, order.customer.account.actor
    write_message(order, text=M["conversations.message.sealed_text"], actor=himself, now=now)
    open_memory(
        M["memories.memory.name"],
        source_language="nb",
        target_language="fr",
        customer=customer,
        actor=siri,
        now=now,
    )
    folder = new_folder(now=now)
    Inquiry.objects.create(
        number="H-1",
        channel="email",
        folder=folder,
        customer=customer,
        sealed_sender=sealed_sender(folder.id, Sender(M["intake.inquiry.sealed_sender"], "")),
        sealed_message=seal(folder.id, M["intake.inquiry.sealed_message"].encode()),
        received_at=now,
    )
    words, sender = M["rights.case.sealed_words"], Sender(M["rights.case.sealed_sender"])
    asked = Asked(Kind.ACCESS, Case.Channel.PORTAL, words, sender)
    case = open_case(customer, asked=asked, actor=himself, now=now)
    sealed = seal(order.folder_id, M["rights.forwarding.sealed_words"].encode())
    Forwarding.objects.create(case=case, order=order, sealed_words=sealed, sent_at=now)


def test_every_column_about_them_is_planted_or_left_out_with_a_reason() -> None:
    assert texts_about_them() == set(MARKERS) | set(LEFT_OUT)
    assert not set(MARKERS) & set(LEFT_OUT)


@pytest.mark.parametrize("column", [pytest.param(sorted(MARKERS), id="all")])
def test_what_is_planted_is_in_the_package(account: User, now: datetime, column: list[str]) -> None:
    told = as_json(package_of(account, now=now))

    assert [each for each in column if MARKERS[each] not in told] == []


def test_the_zip_holds_json_tables_and_a_document(account: User, now: datetime) -> None:
    made = make_package(account, words={}, actor=account.actor, now=now)

    archive = zipfile.ZipFile(io.BytesIO(made))
    data = json.loads(archive.read("data.json"))
    table = archive.read("tables/contact_details.csv").decode("utf-8-sig")
    assert data["contact_details"][0]["name"] == M["customers.customer.name"]
    assert next(csv.DictReader(io.StringIO(table)))["phone"] == M["customers.customer.phone"]
    assert archive.read("overview.pdf").startswith(b"%PDF-")
    assert AuditEvent.objects.filter(verb="rights.package_made").count() == 1


def test_a_cell_is_never_a_formula(account: User, now: datetime) -> None:
    Customer.objects.filter(account=account).update(name="=1+1")

    made = make_package(account, words={}, actor=account.actor, now=now)

    table = zipfile.ZipFile(io.BytesIO(made)).read("tables/contact_details.csv").decode()
    assert ",=1+1" not in table
    assert ",'=1+1" in table


def test_in_the_document_a_number_stands_as_it_is(account: User, now: datetime) -> None:
    Customer.objects.filter(account=account).update(phone="+4722334455")

    made = make_package(account, words={}, actor=account.actor, now=now)

    document = zipfile.ZipFile(io.BytesIO(made)).read("overview.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)
    assert "+4722334455" in text
    assert "'+47" not in text


def test_of_others_there_is_nothing(account: User, submit: Submit, now: datetime) -> None:
    other = submit("Hei").customer.account

    told = as_json(package_of(other, now=now))

    assert [
        marker for marker in MARKERS.values() if marker.startswith("mk-") and marker in told
    ] == []


def test_the_document_has_words_for_all_that_it_tells(account: User, now: datetime) -> None:
    with translation.override("nb"):
        sections = Reading(WORDS).sections(package_of(account, now=now))

    told = {each["name"]: each for each in sections}
    number = f"{timezone.localtime(now).year}-00001"
    assert told["Oppdrag"]["rows"][0][:2] == [["Nummer", number], ["Fra", "Norsk (bokmål)"]]
    assert ["Nettskjema", "Forespørsel mottatt"] in [row[1:3][::-1] for row in told[LOG]["rows"]]
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", str(sections)) == []


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("nb", "Hvor mange minutter det varte"),
        ("nn", "Kor mange minutt det varte"),
        ("en", "How many minutes it was"),
    ],
)
def test_how_long_an_interpreting_was_is_told(
    account: User, now: datetime, language: str, label: str
) -> None:
    Interpreting.objects.update(done_minutes=95)

    package = package_of(account, now=now)
    with translation.override(language):
        sections = Reading(WORDS).sections(package)

    assert package["orders"][0]["interpreting"]["done_minutes"] == 95
    assert f"{label}: 95" in str(sections)


def test_the_document_stays_on_its_sheets(account: User, now: datetime) -> None:
    Customer.objects.filter(account=account).update(name="Konkursbobestyrer" * 7)

    made = make_package(account, words=WORDS, actor=account.actor, now=now)

    document = zipfile.ZipFile(io.BytesIO(made)).read("overview.pdf")
    assert beyond(document, margin=62.3) == []  # 22 mm in points
