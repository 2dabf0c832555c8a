"""Plants the marker wherever the system keeps text about a customer.

By the deeds of the system where it has one for it, otherwise by writing into the column.
"""

import uuid
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.test import Client

from ordvern.apps.billing.models import PriceList
from ordvern.apps.conversations.usecases.write_message import write_message
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.add_contact import add_contact
from ordvern.apps.customers.usecases.keep_invoice_details import Invoicing, keep_invoice_details
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.files.store import new_folder, put_bytes, seal
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.intake.words import Sender
from ordvern.apps.memories.models import Memory, MemoryImport, StoredUnit
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.begin_import import begin_import
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.interpreting import Interpreting, Meeting, sealed_meeting
from ordvern.apps.orders.models import Masking, Order
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.programs.models import Scope as May
from ordvern.apps.programs.once import once
from ordvern.apps.programs.usecases.make_token import make_token
from ordvern.apps.programs.usecases.make_webhook import make_webhook
from ordvern.apps.rights.models import Forwarding, Kind
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.detection.neighbours import scan_rows
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


def planted(*, siri: Actor, ingrid: Actor, now: datetime) -> Order:
    """The order of an organisation of whom every column that can hold text holds the marker."""
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
    _register(made.customer, siri, now)
    _remember(made, siri, now)
    _programs(made.customer.account, ingrid, now)
    _letters(made, siri, now)
    _visits(made.customer.account)
    account = made.customer.account
    assert make_package(account, words={}, actor=account.actor, now=now)
    return made


def _register(customer: Customer, siri: Actor, now: datetime) -> None:
    User.objects.filter(pk=customer.account_id).update(display_name=MARKER)
    add_contact(customer, name=MARKER, email=ADDRESS, phone=MARKER, actor=siri, now=now)
    details = Invoicing(reference=MARKER, address=MARKER, email=ADDRESS)
    keep_invoice_details(customer, invoicing=details, actor=siri, now=now)
    PriceList.objects.create(name=MARKER, customer=customer, valid_from=date(2026, 1, 1))
    passkey = {"name": MARKER, "credential": {}}
    Authenticator.objects.create(user=customer.account, type="webauthn", data=passkey)


def _remember(order: Order, siri: Actor, now: datetime) -> None:
    """A sentence in his own memory, sealed, and one in the agency's, which stands there plain."""
    languages = {"source_language": "nb", "target_language": "fr"}
    own = open_memory(MARKER, customer=order.customer, **languages, actor=siri, now=now)
    _add(own, Scope(ScopeKind.CUSTOMER, str(order.customer_id)), now)
    house = open_memory("Byrået", customer=None, **languages, actor=siri, now=now)
    _add(house, Scope(ScopeKind.ORDER, order.number), now)
    StoredUnit.objects.filter(memory=house).update(codes={"g": MARKER})
    folder = new_folder(now=now)
    old = put_bytes(folder, MARKER.encode(), name=f"{MARKER}.tmx")
    run = begin_import(own, folder=folder, deposit=old, actor=siri, now=now)
    MemoryImport.objects.filter(pk=run.pk).update(problem=MARKER)


def _add(memory: Memory, scope: Scope, now: datetime) -> None:
    unit = Unit(Coded(f"Kniven heter {MARKER}."), Coded(f"Le {MARKER}."), "nb", "fr")
    judged = admit([unit], screen=scan_rows)
    admitted = [each for each in judged if isinstance(each, Admitted)]
    assert add(memory, admitted, scopes=[scope], now=now) == 1


def _programs(account: User, ingrid: Actor, now: datetime) -> None:
    token, _secret = make_token(
        account, name=MARKER, scopes=[May.ORDERS_READ], days=9, actor=ingrid, now=now
    )
    once(token, key=MARKER, fingerprint="0", deed=lambda: (200, {"echo": MARKER}), now=now)
    where = {"url": f"https://{MARKER}.example/", "operator": MARKER, "country": "NO"}
    make_webhook(account, name=MARKER, **where, actor=ingrid, now=now)


def _letters(order: Order, siri: Actor, now: datetime) -> None:
    """What he wrote, what was written of him and in his name, what somebody asks of his files."""
    himself = order.customer.account.actor
    write_message(order, text=MARKER, actor=himself, now=now)
    FolderPerson.objects.create(folder=order.folder, account_id=siri.account, added_at=now)
    write_note(order, text=MARKER, actor=siri, now=now)
    sealed = seal(order.folder_id, MARKER.encode())
    meeting = sealed_meeting(order.folder_id, Meeting(MARKER, MARKER, MARKER))
    asked_of = {"begins_at": now, "minutes": 60, "way": "screen", "sealed_meeting": meeting}
    Interpreting.objects.create(order=order, **asked_of)
    Masking.objects.update_or_create(
        order=order, defaults={"sealed_map": sealed, "asked_at": now, "status": "done"}
    )
    receive_mail(LETTER.encode(), desk=Desk("post@byra.example"), now=now)
    asked = Asked(Kind.OBJECTION, words=MARKER, sender=Sender(MARKER, ADDRESS))
    case = open_case(order.customer, asked=asked, actor=himself, now=now)
    Forwarding.objects.create(case=case, order=order, sealed_words=sealed, sent_at=now)


def _visits(account: User) -> None:
    """He looks around, signs in, and has begun to sign in on another machine."""
    for key, value in (
        ("account_login_code", {"email": ADDRESS}),
        ("account_authentication_methods", [{"method": "code", "email": ADDRESS}]),
    ):
        browser = Client(HTTP_REFERER=f"https://{MARKER}.example/", HTTP_USER_AGENT=MARKER)
        browser.get(f"/{MARKER}?q={MARKER}")
        if key == "account_authentication_methods":
            browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        session = browser.session
        session[key] = value
        session.save()
