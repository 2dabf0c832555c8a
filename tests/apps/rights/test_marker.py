"""A marker is planted everywhere that text is kept; after the erasure it is found nowhere.

Looked through: every file of the installation (database, write-ahead log, vault, keys, anchors,
register of erasures), every row of every table, what was logged, and a backup without its keys.
What a letter carried away is not ours to look through; the last one goes to the old address.
"""

import shutil
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.add_contact import add_contact
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing, keep_invoice_details
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.rights.models import Kind
from ordvern.apps.rights.tasks import erase as look_again
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.detection.neighbours import scan_neighbours
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, admit
from tests.cast import STATEMENT, work

MARKER = "zqmarkorzq"
ADDRESS = "zqmarkerzq@kunde.example"
LETTER = f"""From: {MARKER} <{ADDRESS}>
To: post@byra.example
Subject: Innsyn {MARKER}
Message-ID: <marker@kunde.example>
Content-Type: text/plain; charset=utf-8

Jeg ber om innsyn i mine personopplysninger. {MARKER}
"""


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    """An organisation whose name, files, messages, letters, contacts and memory hold the marker."""
    folder = new_folder(now=now)
    made = submit_request(
        folder,
        deposits=[put_bytes(folder, f"Hei {MARKER}.".encode(), name=f"{MARKER}.txt")],
        contact=Contact(MARKER, ADDRESS, MARKER, MARKER, Customer.Kind.ORGANISATION),
        assignment=Assignment("nb", "fr", message=MARKER),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    work()
    customer = made.customer
    write_message(made, text=MARKER, actor=customer.account.actor, now=now)
    FolderPerson.objects.create(folder=folder, account_id=siri.account, added_at=now)
    write_note(made, text=MARKER, actor=siri, now=now)
    add_contact(customer, name=MARKER, email=ADDRESS, phone=MARKER, actor=siri, now=now)
    details = Invoicing(reference=MARKER, address=MARKER, email=ADDRESS)
    keep_invoice_details(customer, invoicing=details, actor=siri, now=now)
    _remember(customer, siri, now)
    receive_mail(LETTER.encode(), desk=Desk("post@byra.example"), now=now)
    asked = Asked(Kind.OBJECTION, words=MARKER)
    open_case(customer, asked=asked, actor=customer.account.actor, now=now)
    return made


def _remember(customer: Customer, siri: Actor, now: datetime) -> None:
    languages = {"source_language": "nb", "target_language": "fr"}
    memory = open_memory(MARKER, customer=customer, **languages, actor=siri, now=now)
    unit = Unit(Coded(f"Kniven heter {MARKER}."), Coded("Le couteau."), "nb", "fr")
    admitted = [
        each for each in admit([unit], screen=scan_neighbours) if isinstance(each, Admitted)
    ]
    scope = Scope(ScopeKind.CUSTOMER, str(customer.pk))
    assert add(memory, admitted, scopes=[scope], now=now) == 1


def in_rows() -> Iterator[str]:
    """Columns that hold it, in any table of the database, Django's and the index's own too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from (f"{table}.{n}" for n, v in zip(names, row, strict=True) if holds(v))


def holds(value: object) -> bool:
    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    low = raw.lower()
    return any(each.encode() in low for each in (MARKER, ADDRESS))


def in_files(home: Path) -> list[str]:
    return [path.name for path in home.rglob("*") if path.is_file() and holds(path.read_bytes())]


def database_files() -> list[Path]:
    name = Path(str(connection.settings_dict["NAME"]))
    return [path for path in name.parent.glob(f"{name.name}*") if path.is_file()]


@pytest.mark.django_db(transaction=True)
def test_a_marker_is_found_nowhere_after_the_erasure(
    order: Order,
    agency: Path,
    capsys: pytest.CaptureFixture[str],
    ingrid: Actor,
) -> None:
    backup = agency.parent / f"backup-{agency.name}"
    shutil.copytree(agency / "vault", backup)  # the vault without its keys
    assert len({name.split(".")[0] for name in in_rows()}) >= 5
    if connection.vendor == "sqlite":
        assert any(holds(path.read_bytes()) for path in database_files())

    erase(order)

    assert sorted(in_rows()) == []
    assert in_files(agency) == []
    assert in_files(backup) == []
    if connection.vendor == "sqlite":
        assert [path.name for path in database_files() if holds(path.read_bytes())] == []
    told = capsys.readouterr()
    assert not holds(told.out + told.err)


def erase(order: Order) -> None:
    """What the customer asks for, and what the worker does in the days that follow."""
    actor, now = order.customer.account.actor, timezone.now()
    case = open_case(order.customer, asked=Asked(Kind.ERASURE), actor=actor, now=now)
    answer_case(case, actor=actor, now=now)
    work()
    folder = apps.get_model("files.folder")
    folder.objects.filter(erased_at=None).update(erase_by=now - timedelta(seconds=1))
    sweep("", lambda *counts: None)
    work()
    look_again("", lambda *counts: None)


def test_the_search_finds_what_is_planted(order: Order, agency: Path) -> None:
    (agency / "loose.txt").write_text(f"x{MARKER.upper()}x", encoding="utf-8")

    assert in_files(agency) == ["loose.txt"]
    assert "customers_customer.name" in set(in_rows())
