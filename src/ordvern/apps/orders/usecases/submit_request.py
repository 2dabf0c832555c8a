"""Somebody asks for a translation, or for an interpreter: who, languages, files, a declaration."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import next_number_of_year
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.shredding import adopt
from ordvern.apps.files.store import Deposit, add_files, seal
from ordvern.apps.orders.interpreting import Interpreting, Meeting, Sitting, sealed_meeting
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.notices import tell_customer
from ordvern.apps.orders.states import JobKind
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.screening.guard import check_words

SCREEN = "orders.screen"


class AlreadySubmitted(Exception):
    """This very form was sent before; `order` is what it made then."""

    def __init__(self, order: Order) -> None:
        super().__init__("already submitted")
        self.order = order


class NothingToTranslate(Exception):
    """A request for a translation without files."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is wanted: languages as BCP 47 tags, a date if one was named, a word to us, and whether
    the whole text is to be certified, which is also the word to go on with what stands in it.

    With a `sitting` it is interpreting, and files are papers for the interpreter, if any."""

    source_language: str
    target_language: str
    wanted_on: date | None = None
    message: str = ""
    is_certified: bool = False
    sitting: Sitting | None = None


def submit_request(
    folder: Folder,
    *,
    deposits: Sequence[Deposit],
    contact: Contact,
    assignment: Assignment,
    token: UUID,
    statement: str,
    actor: Actor,
    now: datetime,
) -> Order:
    """Make an order of the files lying in `folder`, old and new, and have them screened.

    `statement` is the version of the privacy statement shown beside the declaration.
    Raises `AlreadySubmitted` for a token seen before (the caller discards the second folder),
    `NothingToTranslate`, `NotACustomersAddress`, and `HoldsSensitive` for what an interpreter
    would be told.
    """
    if assignment.sitting is None and not deposits and not folder.files.exists():
        raise NothingToTranslate
    earlier = Order.objects.filter(token=token).first()
    if earlier is not None:
        raise AlreadySubmitted(earlier)
    if assignment.sitting is not None:
        check_meeting(assignment.sitting.meeting)
    sealed = seal(folder.id, assignment.message.encode()) if assignment.message else b""
    try:
        return _make(folder, deposits, contact, assignment, sealed, token, statement, actor, now)
    except IntegrityError:
        winner = Order.objects.filter(token=token).first()
        if winner is None:
            raise
        raise AlreadySubmitted(winner) from None


def check_meeting(meeting: Meeting) -> None:
    """Raise `HoldsSensitive` for what an interpreter must not be told: each by itself, as whoever
    filled them in is told which one it is."""
    for words in astuple(meeting):
        check_words(words)


@transaction.atomic(durable=True)
def _make(
    folder: Folder,
    deposits: Sequence[Deposit],
    contact: Contact,
    assignment: Assignment,
    sealed_message: bytes,
    token: UUID,
    statement: str,
    actor: Actor,
    now: datetime,
) -> Order:
    sitting = assignment.sitting
    order = Order.objects.create(
        number=next_number_of_year("order", now),
        token=token,
        customer=register(contact, now=now),
        folder=folder,
        source_language=assignment.source_language,
        target_language=assignment.target_language,
        wanted_on=sitting.day if sitting else assignment.wanted_on,
        sealed_message=sealed_message,
        statement=statement,
        declared_at=now,
        received_at=now,
        certified_at=now if assignment.is_certified else None,
        instructed_at=now if assignment.is_certified else None,
    )
    _plan(order, sitting)
    adopt(folder)
    add_files(folder, deposits, role=StoredFile.Role.SOURCE, now=now)
    record("order.received", subject=order, actor=actor, at=now)
    tell_customer(order, OutgoingMail.Kind.REQUEST_RECEIVED, now=now)
    if order.is_certified:
        record("order.certified", subject=order, actor=actor, at=now)
        tell_customer(order, OutgoingMail.Kind.CERTIFIED_NOTED, now=now)
    enqueue(SCREEN, order.pk, at=now)
    return order


def _plan(order: Order, sitting: Sitting | None) -> None:
    """The step that every order has."""
    language = order.target_language
    if sitting is None:
        Step.objects.create(order=order, target_language=language)
        return
    kind = JobKind.INTERPRET
    Step.objects.create(order=order, target_language=language, kind=kind, due_on=sitting.day)
    Interpreting.objects.create(
        order=order,
        begins_at=sitting.begins_at,
        minutes=sitting.minutes,
        way=sitting.way,
        qualification=sitting.qualification,
        sealed_meeting=sealed_meeting(order.folder_id, sitting.meeting),
    )
