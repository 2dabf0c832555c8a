"""What stands around the orders of an agency: who is on them, memories, registers, programs."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Model

from ordvern.apps.conversations.models import Message
from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.orders.models import Order
from ordvern.apps.programs.models import Delivery, Token, Webhook
from ordvern.apps.registers.models import Breach, Disclosure, ProcessorAgreement
from ordvern.apps.registers.states import BreachStatus
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case, Identity, Kind
from ordvern.apps.rights.states import CaseStatus
from ordvern.apps.visits.models import PageCount

UNITS_AN_ORDER = 5
M = TypeVar("M", bound=Model)


def kept(model: type[M], rows: Iterable[M]) -> list[M]:
    """Written in pieces of a size that both databases take."""
    return model._base_manager.bulk_create(rows, batch_size=500)


def folders(count: int, now: datetime) -> list[Folder]:
    return kept(Folder, (Folder(id=uuid.uuid4().hex, made_at=now) for _ in range(count)))


def surround(
    orders: Sequence[Order], customers: Sequence[Customer], *, prefix: str, now: datetime
) -> None:
    """Of each kind as much as an agency has that has so many orders."""
    _people(orders, prefix, now)
    _messages(orders, now)
    _memories(len(orders), customers[: max(len(customers) // 4, 1)], now)
    _cases(max(len(orders) // 50, 2), customers, prefix, now)
    _registers(orders, prefix, now)
    _programs(max(len(orders) // 100, 2), customers, prefix, now)
    _counts(now)


def _people(orders: Sequence[Order], prefix: str, now: datetime) -> None:
    """Every third order tells something sensitive; two of three have somebody on them."""
    sensitive = [order.folder_id for order in orders[::3]]
    for start in range(0, len(sensitive), 500):
        Folder.objects.filter(pk__in=sensitive[start : start + 500]).update(is_sensitive=True)
    colleagues = kept(
        User,
        (
            User(email=f"{prefix.lower()}-kollega-{n}@stor.example", role=Role.STAFF)
            for n in range(20)
        ),
    )
    on_it = [
        FolderPerson(folder_id=order.folder_id, account=colleagues[n % 20], added_at=now)
        for n, order in enumerate(orders)
        if n % 3
    ]
    kept(FolderPerson, on_it)


def _messages(orders: Sequence[Order], now: datetime) -> None:
    """One of each fifth order, of which every tenth is not read yet."""
    kept(
        Message,
        (
            Message(
                order=order,
                from_agency=False,
                sealed_text=b"sealed",
                written_by=1,
                sent_at=now,
                read_at=now if n % 10 else None,
            )
            for n, order in enumerate(orders[::5])
        ),
    )


def _memories(orders: int, customers: Sequence[Customer], now: datetime) -> None:
    """The agency's own, and one of every fourth customer."""
    pair = {"source_language": "nb", "target_language": "fr", "opened_at": now}
    own = Memory.objects.create(name="Eget", **pair)
    theirs = kept(
        Memory,
        (
            Memory(name="Minne", customer=customer, folder=folder, **pair)
            for customer, folder in zip(customers, folders(len(customers), now), strict=True)
        ),
    )
    kept(
        StoredUnit,
        (
            StoredUnit(
                memory=own,
                source=f"Trykk på knapp {n} og vent.",
                target=f"Appuyez sur le bouton {n} et attendez.",
                codes={"source": [], "target": []},
                added_at=now - timedelta(hours=n % 9000),
            )
            for n in range(orders * UNITS_AN_ORDER)
        ),
    )
    kept(
        StoredUnit,
        (
            StoredUnit(memory=memory, sealed=b"sealed", added_at=now)
            for memory in theirs
            for _ in range(20)
        ),
    )


def _cases(count: int, customers: Sequence[Customer], prefix: str, now: datetime) -> None:
    """Nine of ten are closed."""
    kept(
        Case,
        (
            Case(
                number=f"{prefix}S-{n}",
                kind=Kind.ERASURE,
                channel=Case.Channel.PORTAL,
                status=CaseStatus.ANSWERED if n % 10 else CaseStatus.OPEN,
                closed_at=now if n % 10 else None,
                customer=customers[n % len(customers)],
                folder=folder,
                identity=Identity.LOGIN,
                received_at=now,
                due_on=(now + timedelta(days=n % 30)).date(),
            )
            for n, folder in enumerate(folders(count, now))
        ),
    )


def _registers(orders: Sequence[Order], prefix: str, now: datetime) -> None:
    count, today = max(len(orders) // 100, 2), now.date()
    kept(
        Breach,
        (
            Breach(
                number=f"{prefix}A-{n}",
                folder=folder,
                status=BreachStatus.CLOSED if n % 20 else BreachStatus.OPEN,
                known_at=now - timedelta(days=n),
                opened_at=now - timedelta(days=n),
                closed_at=now if n % 20 else None,
            )
            for n, folder in enumerate(folders(count, now))
        ),
    )
    asked = kept(
        Disclosure,
        (
            Disclosure(
                number=f"{prefix}U-{n}",
                kind=Disclosure.Kind.POLICE,
                authority="Politiet",
                ground="straffeprosessloven § 210",
                asked_at=now,
                entered_at=now,
                entered_by=1,
                decision=Disclosure.Decision.REFUSED,
                decided_at=now,
                not_told=Disclosure.NotTold.NOTHING_WENT,
            )
            for n in range(count)
        ),
    )
    kept(
        Disclosure.orders.through,
        (
            Disclosure.orders.through(disclosure_id=each.pk, order_id=order.pk)
            for each, order in zip(asked, orders, strict=False)
        ),
    )
    kept(
        ProcessorAgreement,
        (
            ProcessorAgreement(
                processor=f"Drift {n} AS",
                service="Drift",
                country="NO",
                signed_on=today,
                reviewed_on=today,
                digest="0" * 64,
                entered_at=now,
                entered_by=1,
            )
            for n in range(5)
        ),
    )
    kept(
        Hold,
        (
            Hold(
                subject=f"order:{order.pk}",
                ground=Hold.Ground.CLAIM,
                placed_at=now,
                until=today + timedelta(days=60),
            )
            for order in orders[:count]
        ),
    )


def _programs(count: int, customers: Sequence[Customer], prefix: str, now: datetime) -> None:
    """Tokens and webhooks of customers; the first webhook has been called often."""
    kept(
        Token,
        (
            Token(
                account_id=customer.account_id,
                name="System",
                digest=uuid.uuid4().hex * 2,
                hint="ov_",
                scopes=["orders:read"],
                made_by=1,
                made_at=now,
                expires_at=now + timedelta(days=90),
            )
            for customer in customers[:count]
        ),
    )
    hooks = kept(
        Webhook,
        (
            Webhook(
                account_id=customer.account_id,
                name="System",
                url="https://kunde.example/hook",
                operator="Kunden",
                country="NO",
                salt=prefix,
                secret_hash="0" * 64,
                made_by=1,
                made_at=now,
                watched_until=now,
            )
            for customer in customers[:count]
        ),
    )
    kept(
        Delivery,
        (
            Delivery(
                webhook=hooks[0],
                event=n,
                verb="order.received",
                subject="order:0",
                happened_at=now,
                due_at=now,
                sent_at=now,
                answered=200,
            )
            for n in range(count * 20)
        ),
    )


def _counts(now: datetime) -> None:
    """Two years of visits; a second agency in the same database shares them."""
    if not PageCount.objects.exists():
        kept(
            PageCount,
            (
                PageCount(page=page, day=now.date() - timedelta(days=day), count=40)
                for page in ("front", "quote", "statement", "cookies", "try")
                for day in range(730)
            ),
        )
