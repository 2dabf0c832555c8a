"""The JSON of the programs' site: ids, codes, days, sums; of names those of files alone."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.models import Invoice, Quote
from ordvern.apps.billing.money import Money
from ordvern.apps.core.workdays import workday_from
from ordvern.apps.orders.models import Order
from ordvern.apps.screening.models import Screening

LONGEST_MESSAGE = 4_000
Written = Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)]


class Me(Schema):
    """Whom the token acts for and what it permits; `statement` is the present version."""

    role: str
    scopes: list[str]
    expires_at: datetime
    statement: str


class InterpretingShape(Schema):
    """When one interprets, for how many minutes, how, and how well one must be able to; where and
    whom one meets is told on pages alone. `done_minutes` is how long it was."""

    begins_at: datetime
    minutes: int
    way: str
    qualification: str
    done_minutes: int | None

    @classmethod
    def of(cls, order: Order) -> "InterpretingShape | None":
        sitting = getattr(order, "interpreting", None)  # a missing one-to-one: AttributeError
        return sitting and cls(**{name: getattr(sitting, name) for name in cls.model_fields})


class OrderShape(Schema):
    """An order: where it stands, and since when nobody outside the EEA may work on it.

    `wanted_from` is the first working day from `wanted_on` on: another day only where the agency is
    closed on the day that was asked for, which stands all the same.
    """

    id: UUID
    number: str
    status: str
    source_language: str
    target_language: str
    targets: list[str]
    is_certified: bool
    eea_only_since: datetime | None
    wanted_on: date | None
    wanted_from: date | None
    received_at: datetime
    delivered_at: datetime | None
    closed_at: datetime | None
    erased_at: datetime | None
    interpreting: InterpretingShape | None

    @classmethod
    def of(cls, order: Order) -> "OrderShape":
        made = ("erased_at", "wanted_from", "interpreting")
        own = {name: getattr(order, name) for name in cls.model_fields if name not in made}
        wanted_from = workday_from(order.wanted_on) if order.wanted_on else None
        return cls(
            **own,
            erased_at=order.folder.erased_at,
            wanted_from=wanted_from,
            interpreting=InterpretingShape.of(order),
        )


class Orders(Schema):
    """One page of orders, newest first."""

    orders: list[OrderShape]
    count: int
    pages: int


class FileShape(Schema):
    """`role`: source, redacted or translation; `name` is empty once the file is erased."""

    id: UUID
    role: str
    name: str
    size: int
    translates: UUID | None


class Files(Schema):
    files: list[FileShape]


class Seen(Schema):
    """What the screening saw of a file: kinds and counts, never words. `reason` says why a file
    could not be read."""

    file: UUID
    status: str
    reason: str
    kind: str
    language: str
    words: int
    risk: str
    found: dict[str, int]
    sensitive: list[str]
    notices: dict[str, int]

    @classmethod
    def of(cls, seen: Screening, found: dict[str, int]) -> "Seen":
        names = ("status", "reason", "kind", "language", "words", "risk")
        return cls(
            **{name: getattr(seen, name) for name in names},
            file=seen.file_id,
            found=found,
            sensitive=sorted(each.category for each in seen.sensitive_kinds.all()),
            notices={each.reason: each.count for each in seen.notices.all()},
        )


class ScreeningShape(Schema):
    """`files` are those that were looked through; `waiting` how many still are not."""

    files: list[Seen]
    waiting: int


class QuoteShape(Schema):
    number: str
    status: str
    currency: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    valid_until: date

    @classmethod
    def of(cls, quote: Quote, found: Calculation) -> "QuoteShape":
        return cls(
            number=quote.title,
            status=quote.status,
            currency=quote.currency,
            net=found.net.amount,
            tax=found.tax.amount,
            gross=found.gross.amount,
            valid_until=quote.valid_until,
        )


class QuoteAnswer(Schema):
    """Yes or no; `erase_now` has the files of a declined order erased at once."""

    answer: Literal["accept", "refuse"]
    erase_now: bool = False


class Receipt(Schema):
    """Whether the files go now that they are received."""

    erase_files: bool


class RedactionAnswer(Schema):
    """What the work goes on with. `go_on` is with the files as they are, on a new declaration that
    names the version of the privacy statement."""

    answer: Literal["approve", "go_on"]
    declared: bool = False
    statement: str = Field("", max_length=32)


class Wrong(Schema):
    text: Written


class Transfers(Schema):
    forbid: bool


class MessageShape(Schema):
    """`text` is empty once it is erased with the files."""

    id: int
    from_agency: bool
    sent_at: datetime
    read_at: datetime | None
    text: str


class Messages(Schema):
    """A conversation, the oldest first; what the account had not read counts as read now."""

    messages: list[MessageShape]


class MessageSent(Schema):
    id: int
    sent_at: datetime


class Replaced(Schema):
    """The file that is used from now on, and where the order stands."""

    file: UUID
    order: OrderShape


class Password(Schema):
    """What opens a file. It is used once and kept nowhere."""

    password: str = Field(min_length=1, max_length=255)


class InvoiceShape(Schema):
    id: UUID
    number: int
    order: str
    status: str
    currency: str
    net: Decimal
    tax: Decimal
    gross: Decimal
    kid: str
    issued_on: date
    due_on: date
    paid_on: date | None

    @classmethod
    def of(cls, invoice: Invoice) -> "InvoiceShape":
        own = ("id", "number", "status", "currency", "kid", "issued_on", "due_on", "paid_on")
        told = {name: getattr(invoice, name) for name in own}
        for name in ("net", "tax", "gross"):
            told[name] = Money(getattr(invoice, name), invoice.currency).amount
        return cls(**told, order=invoice.order_number)


class Invoices(Schema):
    """One page of invoices, newest first."""

    invoices: list[InvoiceShape]
    count: int
    pages: int
