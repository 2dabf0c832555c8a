"""The demo's orders: each walked through the real use cases to the station where it stands."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from ordvern.apps.core import queue
from ordvern.apps.core.actors import STRANGER, SYSTEM, Actor
from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.customers.contact import Contact
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.offering import hindrances
from ordvern.apps.orders.quoting import asked_for, proposal
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.approve_redaction import approve_redaction
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.screening.models import SensitiveKind
from ordvern.apps.statement.usecases.check_promises import check_promises
from ordvern.apps.statement.usecases.publish_statement import publish_statement
from ordvern.text import Category

from .aging import move_back
from .cast import EXPORTER, HOSPITAL, KARI, Cast, make_cast
from .incoming import make_incoming
from .memories import make_memories
from .papers import PAPERS, Paper
from .prices import make_prices

STATEMENT = "2026-09-01"


@dataclass(frozen=True, slots=True)
class Story:
    """An order of the demo: who asks for what, how many days ago, and how far it has come."""

    contact: Contact
    papers: tuple[str, ...]
    languages: tuple[str, str]
    days_ago: int
    steps: tuple[Callable[[Order, Cast], None], ...] = ()
    is_certified: bool = False


class HalfLoaded(Exception):
    """An earlier load was broken off: the home must be emptied before another."""


def load_orders() -> bool:
    """Make cast, statement, sample files and orders; False if they are there.

    Raises `HalfLoaded` if an earlier run did not come to its end.
    """
    finished = settings.HOME / "demo-is-loaded"
    if finished.exists():
        return False
    if User.objects.exists():
        raise HalfLoaded
    now = timezone.now()
    write_samples(PAPERS.values())
    publish_statement(STATEMENT, actor=SYSTEM, now=datetime(2026, 9, 1, 8, tzinfo=UTC))
    cast = make_cast(now)
    make_prices(cast.siri.actor, now)
    for story in STORIES:
        _tell(story, cast)
    make_memories(cast, timezone.now())
    make_incoming(cast, timezone.now())
    _work()
    seal_log(now=timezone.now())
    check_promises(now=timezone.now())
    finished.touch()
    return True


def write_samples(papers: Iterable[Paper]) -> None:
    """Lay the documents out as files, for a newcomer to send in himself."""
    folder = settings.HOME / "samples"
    folder.mkdir(exist_ok=True)
    for paper in papers:
        (folder / paper.name).write_bytes(paper.content())


def _tell(story: Story, cast: Cast) -> None:
    now = timezone.now()
    folder = new_folder(now=now)
    order = submit_request(
        folder,
        deposits=[put_bytes(folder, PAPERS[name].content(), name=name) for name in story.papers],
        contact=story.contact,
        assignment=Assignment(
            *story.languages,
            (now + timedelta(days=7)).date(),
            is_certified=story.is_certified,
        ),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    _work()
    for step in story.steps:
        order.refresh_from_db()
        step(order, cast)
        _work()
    move_back(order, by=timedelta(days=story.days_ago))


def _work() -> None:
    while queue.work_once(timezone.now):
        pass


def _customer(order: Order) -> Actor:
    return order.customer.account.actor


def _clear(order: Order, cast: Cast) -> None:
    clear_for_work(order, actor=cast.siri.actor, now=timezone.now())


def _clear_masked(order: Order, cast: Cast) -> None:
    clear_for_work(order, masked=True, actor=cast.siri.actor, now=timezone.now())


def _ask(order: Order, cast: Cast) -> None:
    found = SensitiveKind.objects.filter(screening__file__folder=order.folder)
    kinds = {Category(kind) for kind in found.values_list("category", flat=True)}
    ask_to_redact(
        order,
        categories=kinds | {Category.NATIONAL_ID},
        actor=cast.siri.actor,
        now=timezone.now(),
    )


def _approve(order: Order, cast: Cast) -> None:
    approve_redaction(order, actor=_customer(order), now=timezone.now())


def _offer(order: Order, cast: Cast) -> None:
    due = (timezone.now() + timedelta(days=5)).date()
    offer_job(order, partner=cast.jean, due_on=due, actor=cast.siri.actor, now=timezone.now())


def _accept(order: Order, cast: Cast) -> None:
    actor, now = cast.jean.account.actor, timezone.now()
    accept_statement(cast.jean, statement=STATEMENT, actor=actor, now=now)
    accept_job(Job.objects.get(order=order), statement=STATEMENT, actor=actor, now=now)


def _offer_abroad(order: Order, cast: Cast) -> None:
    """To the partner in Canada; nothing once the law pack that came along has run out."""
    now = timezone.now()
    if not hindrances(order, cast.claire, now=now):
        offer_job(order, partner=cast.claire, due_on=None, actor=cast.siri.actor, now=now)


def _accept_abroad(order: Order, cast: Cast) -> None:
    for job in Job.objects.filter(order=order, partner=cast.claire):
        actor = cast.claire.account.actor
        accept_job(job, statement=STATEMENT, actor=actor, now=timezone.now())


def _quote(order: Order, cast: Cast) -> None:
    now = timezone.now()
    found = proposal(order, asked_for(order), day=timezone.localdate())
    until = (now + timedelta(days=14)).date()
    send_quote(order, calculation=found, valid_until=until, actor=cast.siri.actor, now=now)


def _start(order: Order, cast: Cast) -> None:
    start_work(order, actor=cast.siri.actor, now=timezone.now())


def _deliver(order: Order, cast: Cast) -> None:
    """Deliver a translation; in the demo a note stands for the translator's own words."""
    now: datetime = timezone.now()
    for file in StoredFile.objects.filter(folder=order.folder).working():
        note = "Demo: the translator's text would stand here.\n"
        add_translation(
            order,
            deposit=put_bytes(order.folder, note.encode(), name="translation.txt"),
            translates=file,
            actor=cast.siri.actor,
            now=now,
        )
    deliver(order, actor=cast.siri.actor, now=now)


def _confirm(order: Order, cast: Cast) -> None:
    confirm_receipt(order, erase_files=False, actor=_customer(order), now=timezone.now())


def _confirm_and_erase(order: Order, cast: Cast) -> None:
    confirm_receipt(order, erase_files=True, actor=_customer(order), now=timezone.now())


def _withdraw(order: Order, cast: Cast) -> None:
    withdraw(order, actor=_customer(order), now=timezone.now())


STORIES = (
    Story(
        EXPORTER,
        ("bruksanvisning.html",),
        ("nb", "en"),
        24,
        (_clear, _start, _deliver, _confirm_and_erase),
    ),
    Story(KARI, ("vitnemål.pdf",), ("nn", "en"), 17, (_clear, _start, _deliver, _confirm)),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "pl"), 12, (_withdraw,)),
    Story(KARI, ("contract.docx",), ("en", "nb"), 9, (_clear, _start, _deliver)),
    Story(EXPORTER, ("bruksanvisning.html",), ("nb", "fr"), 6, (_clear, _offer, _accept)),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "en"), 4, (_clear, _offer)),
    Story(EXPORTER, ("contract.docx",), ("en", "nb"), 3, (_clear_masked,)),
    Story(
        HOSPITAL,
        ("brosjyre.txt",),
        ("nb", "fr"),
        3,
        (_clear_masked, _offer_abroad, _accept_abroad),
    ),
    Story(
        KARI, ("politiattest.pdf",), ("nb", "fr"), 3, (_clear, _offer, _accept), is_certified=True
    ),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "pl"), 2, (_clear, _quote)),
    Story(HOSPITAL, ("epikrise.docx",), ("nb", "en"), 2, (_ask, _approve)),
    Story(KARI, ("legeerklæring.docx",), ("nn", "en"), 1, (_ask,)),
    Story(KARI, ("fødselsattest.docx", "politiattest.pdf"), ("nb", "en"), 1),
    Story(EXPORTER, ("ansatte.xlsx",), ("nb", "en"), 0),
    Story(KARI, ("statement.docx",), ("en", "nb"), 0),
)
