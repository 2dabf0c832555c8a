"""An agency of any size, written into the database in one go: rows only, no files in the vault."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from bench.surroundings import folders, kept, surround
from django.db import connection, transaction

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import AuditEvent, QueuedTask, TaskState, User
from ordvern.apps.customers.models import Customer, InvoiceDetails
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Agreement, Job, Order, Step, Transfer
from ordvern.apps.orders.states import JobStatus, Status, StepStatus
from ordvern.apps.partners.models import LanguagePair, Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.transfers.gate import Basis, DataClass
from ordvern.apps.screening.models import Screening, SensitiveKind
from ordvern.detection import RiskClass
from ordvern.text import Category

FILES_OF_AN_ORDER = 10
SENSITIVE = 3  # every third file
LARGEST = 200  # orders of the one customer who orders most
# Nearly all orders of an agency are over; a few hundred are in each of the other states.
ENDED = [Status.CLOSED] * 14 + [Status.DELIVERED, Status.WITHDRAWN]
STATES = [*ENDED, *ENDED, *Status.values]


def fill(orders: int, *, now: datetime, prefix: str = "A") -> tuple[User, User]:
    """Write `orders` orders with ten files each, and what belongs to an agency that has so many.

    For a second agency in the same database give another `prefix` (one letter). Answers the
    accounts of the customer and of the partner who have most.
    """
    with transaction.atomic():
        customers = _customers(max(orders // 5, 2), prefix, now)
        partners = _partners(max(orders // 50, 2), prefix, now)
        made = _orders(orders, customers, prefix, now)
        _files(made, now)
        _jobs(made, partners, now)
        _papers(made, now)
        _inquiries(max(orders // 20, 2), customers, prefix, now)
        _log(made, now)
        surround(made, customers, prefix=prefix, now=now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return customers[0].account, partners[0].account


def _accounts(count: int, role: Role, prefix: str) -> list[User]:
    return kept(
        User,
        (User(email=f"{prefix}-{role}-{n}@stor.example", role=role) for n in range(count)),
    )


def _customers(count: int, prefix: str, now: datetime) -> list[Customer]:
    made = kept(
        Customer,
        (
            Customer(account=account, name=f"Kunde {n * 7919 % count}", registered_at=now)
            for n, account in enumerate(_accounts(count, Role.CUSTOMER, prefix))
        ),
    )
    kept(InvoiceDetails, (InvoiceDetails(customer=each) for each in made[::2]))
    return made


def _partners(count: int, prefix: str, now: datetime) -> list[Partner]:
    made = kept(
        Partner,
        (
            Partner(
                account=account,
                name=f"Partner {n}",
                country_of_residence="FR",
                country_of_work="FR",
                status=Standing.APPROVED,
                approved_at=now - timedelta(days=1),
                approved_until=(now + timedelta(days=300)).date(),
            )
            for n, account in enumerate(_accounts(count, Role.PARTNER, prefix))
        ),
    )
    pairs = [("nb", "fr"), ("nb", "en"), ("fr", "nb")]
    kept(
        LanguagePair,
        (
            LanguagePair(partner=each, source_language=source, target_language=target)
            for each in made
            for source, target in pairs
        ),
    )
    return made


def _orders(count: int, customers: Sequence[Customer], prefix: str, now: datetime) -> list[Order]:
    whose = [customers[0]] * min(LARGEST, count // 5) + list(islice(cycle(customers), count))
    states = list(islice(cycle(STATES), count))
    of_orders = kept(
        Folder,
        (
            Folder(
                id=uuid.uuid4().hex,
                made_at=now - timedelta(hours=n),
                erase_by=now + timedelta(days=n % 30 + 1) if state == Status.CLOSED else None,
            )
            for n, state in enumerate(states)
        ),
    )
    orders = kept(
        Order,
        (
            Order(
                number=f"{prefix}-{n:06d}",
                token=uuid.uuid4(),
                customer=whose[n],
                folder=folder,
                status=states[n],
                source_language="nb",
                target_language="fr",
                wanted_on=(now + timedelta(days=n % 60)).date() if n % 2 else None,
                statement="2026-09-01",
                declared_at=folder.made_at,
                received_at=folder.made_at,
                closed_at=folder.made_at if states[n] == Status.CLOSED else None,
            )
            for n, folder in enumerate(of_orders)
        ),
    )
    begun = {Status.IN_WORK: StepStatus.IN_WORK, Status.CLOSED: StepStatus.DONE}
    kept(
        Step,
        (
            Step(
                order=order,
                target_language=order.target_language,
                status=begun.get(Status(order.status), StepStatus.PLANNED),
            )
            for order in orders
        ),
    )
    return orders


def _file(order: Order, n: int, **fields: Any) -> StoredFile:
    return StoredFile(
        folder_id=order.folder_id,
        blob=uuid.uuid4().hex,
        sealed_name=b"sealed",
        size=40_000 + n,
        content_hash="0" * 64,
        cipher_hash="0" * 64,
        ordinal=n,
        stored_at=order.received_at,
        **fields,
    )


def _files(orders: Sequence[Order], now: datetime) -> None:
    """Each order's files, nine of ten to translate and the last the translation of the first."""
    role = StoredFile.Role
    sources = kept(
        StoredFile,
        (
            _file(order, n, role=role.SOURCE)
            for order in orders
            for n in range(FILES_OF_AN_ORDER - 1)
        ),
    )
    firsts = sources[:: FILES_OF_AN_ORDER - 1]
    kept(
        StoredFile,
        (
            _file(order, 9, role=role.TRANSLATION, derived_from=first, target_language="fr")
            for order, first in zip(orders, firsts, strict=True)
        ),
    )
    risks = cycle([risk.value for risk in RiskClass])
    seen = kept(
        Screening,
        (
            Screening(
                file=file,
                content_hash=file.content_hash,
                status=Screening.Status.READ,
                kind="docx",
                language="nb",
                words=350,
                segments=40,
                risk=next(risks),
                screened_at=file.stored_at,
            )
            for file in sources
        ),
    )
    kinds = cycle([Category.HEALTH, Category.CRIMINAL_OFFENCE, Category.RELIGION_OR_BELIEF])
    kept(
        SensitiveKind,
        (SensitiveKind(screening=each, category=next(kinds)) for each in seen[::SENSITIVE]),
    )


def _jobs(orders: Sequence[Order], partners: Sequence[Partner], now: datetime) -> None:
    whose = list(islice(cycle([partners[0], *partners]), len(orders)))
    steps = dict(Step.objects.values_list("order", "pk"))
    ends = {Status.IN_WORK: JobStatus.ACCEPTED, Status.RELEASED: JobStatus.OFFERED}
    jobs = kept(
        Job,
        (
            Job(
                order=order,
                step_id=steps[order.pk],
                partner=partner,
                status=ends.get(Status(order.status), JobStatus.DELIVERED),
                offered_at=order.received_at,
                answered_at=order.received_at,
            )
            for order, partner in zip(orders[::2], whose[::2], strict=True)
        ),
    )
    kept(
        Transfer,
        (
            Transfer(
                job=job,
                country="GB",
                basis=Basis.ADEQUACY,
                source="2021/1772",
                data=DataClass.NOTHING_PERSONAL,
                pack="2026-11-22",
                at=job.offered_at,
            )
            for job in jobs
        ),
    )


def _papers(orders: Sequence[Order], now: datetime) -> None:
    """What was agreed, invoiced and certified of the orders that are over."""
    over = [order for order in orders if order.status in (Status.CLOSED, Status.DELIVERED)]
    kept(
        Agreement,
        (
            Agreement(order=order, ground=Agreement.Ground.TOLD, agreed_at=order.received_at)
            for order in over
        ),
    )
    first = (Invoice.objects.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    kept(
        Invoice,
        (_invoice(order, number, now) for number, order in enumerate(over[20:], first)),
    )
    kept(
        Certificate,
        (
            Certificate(
                folder_id=order.folder_id,
                number=order.number,
                language="nb",
                facts={"files": 10},
                issued_at=order.received_at,
                pdf=b"%PDF-1.7" + bytes(40_000),
            )
            for order in over[::4]
        ),
    )


def _invoice(order: Order, number: int, now: datetime) -> Invoice:
    day = now.date()
    return Invoice(
        number=number,
        customer=order.customer,
        order_number=order.number,
        status=InvoiceStatus.OPEN if number % 9 == 0 else InvoiceStatus.PAID,
        vat_class="S",
        vat_rate=25,
        rule="2026-11",
        net=150_000,
        tax=37_500,
        seller={"name": "Byrå", "organisation_number": "974760673"},
        buyer={"name": order.customer.name, "organisation_number": ""},
        delivered_on=day,
        issued_on=day,
        issued_at=now,
        due_on=day + timedelta(days=number % 28 - 14),
        kept_until=day + timedelta(days=2_000),
        erase_after=day + timedelta(days=2_100),
        pdf=b"%PDF-1.7" + bytes(40_000),
    )


def _inquiries(count: int, customers: Sequence[Customer], prefix: str, now: datetime) -> None:
    kept(
        Inquiry,
        (
            Inquiry(
                number=f"{prefix}H-{n}",
                channel=Inquiry.Channel.PHONE,
                folder=folder,
                customer=customers[n % len(customers)],
                received_at=now - timedelta(minutes=n),
            )
            for n, folder in enumerate(folders(count, now))
        ),
    )


def _log(orders: Sequence[Order], now: datetime) -> None:
    """Some twenty entries of each order, and the stopped tasks of a bad day."""
    verbs = ("order.received", "order.released", "order.delivered", "file.read", "file.screened")
    kept(
        AuditEvent,
        (
            AuditEvent(
                verb=verbs[n % len(verbs)],
                actor_kind="staff",
                actor_account=1,
                subject=f"order:{order.pk}",
                at=order.received_at + timedelta(seconds=n),
            )
            for order in orders
            for n in range(20)
        ),
    )
    kept(
        QueuedTask,
        (
            QueuedTask(
                kind="orders.screen", subject=str(order.pk), state=TaskState.PARKED, run_at=now
            )
            for order in orders[::100]
        ),
    )
