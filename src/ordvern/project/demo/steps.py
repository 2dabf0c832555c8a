"""What the people of the demo do with an order: each step is a use case as somebody presses it."""

from datetime import datetime, timedelta

from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.conversations.usecases.ask_for_correction import ask_for_correction
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.core.workdays import workday_from
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Job, Order, Waiver
from ordvern.apps.orders.offering import hindrances
from ordvern.apps.orders.quoting import asked_for, proposal
from ordvern.apps.orders.states import JobKind
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.answer_quote import accept_quote, refuse_quote
from ordvern.apps.orders.usecases.approve_redaction import approve_redaction
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.forbid_transfers import forbid_transfers
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.plan_step import plan_step
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.waive_invoice import waive_invoice
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.screening.models import SensitiveKind
from ordvern.text import Category

from .cast import Cast

NOTE = b"Demo: the translator's text would stand here.\n"


def customer_of(order: Order) -> Actor:
    return order.customer.account.actor


def cleared(order: Order, cast: Cast) -> None:
    clear_for_work(order, actor=cast.siri.actor, now=timezone.now())


def cleared_masked(order: Order, cast: Cast) -> None:
    clear_for_work(order, masked=True, actor=cast.siri.actor, now=timezone.now())


def asked(order: Order, cast: Cast) -> None:
    found = SensitiveKind.objects.filter(screening__file__folder=order.folder)
    kinds = {Category(kind) for kind in found.values_list("category", flat=True)}
    kinds |= {Category.NATIONAL_ID}
    ask_to_redact(order, categories=kinds, actor=cast.siri.actor, now=timezone.now())


def approved(order: Order, cast: Cast) -> None:
    approve_redaction(order, actor=customer_of(order), now=timezone.now())


def told_to_go_on(order: Order, cast: Cast) -> None:
    instruct_to_go_on(order, actor=customer_of(order), now=timezone.now())


def offered(order: Order, cast: Cast) -> None:
    _offer(order, cast.jean, cast)


def accepted(order: Order, cast: Cast) -> None:
    _accept(order, cast.jean)


def offered_abroad(order: Order, cast: Cast) -> None:
    """To the partner in Canada; nothing once the law pack that came along has run out."""
    if not hindrances(order.steps.get(), cast.claire, now=timezone.now()):
        _offer(order, cast.claire, cast)


def accepted_abroad(order: Order, cast: Cast) -> None:
    _accept(order, cast.claire)


def taken_by_ewa(order: Order, cast: Cast) -> None:
    """The partner in Poland, whose approval runs out later."""
    _offer(order, cast.ewa, cast)
    _accept(order, cast.ewa)


def _offer(order: Order, partner: Partner, cast: Cast) -> None:
    now = timezone.now()
    due = workday_from(timezone.localdate(now + timedelta(days=5)))
    offer_job(order, partner=partner, due_on=due, actor=cast.siri.actor, now=now)


def _accept(order: Order, partner: Partner) -> None:
    actor, now = partner.account.actor, timezone.now()
    for job in Job.objects.filter(order=order, partner=partner):
        accept_statement(partner, statement=order.statement, actor=actor, now=now)
        accept_job(job, statement=order.statement, actor=actor, now=now)


def quoted(order: Order, cast: Cast) -> None:
    now = timezone.now()
    found = proposal(order, asked_for(order), day=timezone.localdate())
    until = timezone.localdate(now + timedelta(days=14))
    send_quote(order, calculation=found, valid_until=until, actor=cast.siri.actor, now=now)


def ordered_as_quoted(order: Order, cast: Cast) -> None:
    accept_quote(_open_quote(order), actor=STRANGER, now=timezone.now())


def refused(order: Order, cast: Cast) -> None:
    refuse_quote(_open_quote(order), erase_now=True, actor=STRANGER, now=timezone.now())


def _open_quote(order: Order) -> Quote:
    return Quote.objects.get(folder=order.folder_id, status=QuoteStatus.SENT)


def forbidden_abroad(order: Order, cast: Cast) -> None:
    forbid_transfers(order, forbid=True, actor=customer_of(order), now=timezone.now())


def planned(order: Order, cast: Cast) -> None:
    """French is to be revised too, and English is done in the house."""
    actor, now = cast.siri.actor, timezone.now()
    plan_step(order, language="fr", kind=JobKind.REVISE, actor=actor, now=now)
    english = plan_step(order, language="en", kind=JobKind.TRANSLATE, actor=actor, now=now)
    begin_step(english, actor=actor, now=now)


def started(order: Order, cast: Cast) -> None:
    start_work(order, actor=cast.siri.actor, now=timezone.now())


def delivered(order: Order, cast: Cast) -> None:
    """Deliver a translation; in the demo a note stands for the translator's own words."""
    now: datetime = timezone.now()
    for file in StoredFile.objects.filter(folder=order.folder).working():
        deposit = put_bytes(order.folder, NOTE, name="translation.txt")
        actor = cast.siri.actor
        add_translation(order, deposit=deposit, translates=file, actor=actor, now=now)
    deliver(order, actor=cast.siri.actor, now=now)


def complained_of(order: Order, cast: Cast) -> None:
    text = "I tabellen står det «Norwegian». Det skal være «Norwegian (Nynorsk)»."
    ask_for_correction(order, text=text, actor=customer_of(order), now=timezone.now())


def invoiced(order: Order, cast: Cast) -> None:
    actor, now = cast.siri.actor, timezone.now()
    agree_on_price(order, actor=actor, now=now)
    found = proposal(order, asked_for(order), day=timezone.localdate())
    invoice_order(order, calculation=found, actor=actor, now=now)


def let_off(order: Order, cast: Cast) -> None:
    reason = Waiver.Reason.COMPLAINT
    waive_invoice(order, reason=reason, actor=cast.siri.actor, now=timezone.now())


def confirmed(order: Order, cast: Cast) -> None:
    confirm_receipt(order, erase_files=False, actor=customer_of(order), now=timezone.now())


def confirmed_and_erased(order: Order, cast: Cast) -> None:
    confirm_receipt(order, erase_files=True, actor=customer_of(order), now=timezone.now())


def withdrawn(order: Order, cast: Cast) -> None:
    withdraw(order, actor=customer_of(order), now=timezone.now())
