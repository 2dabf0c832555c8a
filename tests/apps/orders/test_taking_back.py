"""What left nothing outside the house is taken back: by whoever did it, soon, and once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.billing.usecases.note_payment import note_payment
from ordvern.apps.conversations.models import Note
from ordvern.apps.conversations.taking_back import OF_CONVERSATIONS
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.duties import Duty, NotOfTheirDuty
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.reversals import WITHIN, ChangedMeanwhile, TooLate
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.take_back import take_back
from ordvern.apps.files.people import FolderPerson
from ordvern.apps.orders.models import Agreement, Order, Step, Waiver
from ordvern.apps.orders.states import Status, StepStatus
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.begin_step import begin_step
from ordvern.apps.orders.usecases.finish_step import finish_step
from ordvern.apps.orders.usecases.plan_step import drop_step, plan_step
from ordvern.apps.orders.usecases.put_on_order import put_on_order
from ordvern.apps.orders.usecases.take_off_order import take_off_order
from ordvern.apps.orders.usecases.waive_invoice import lift_waiver, waive_invoice
from ordvern.apps.post.models import OutgoingMail
from ordvern.web.ui.reversals import REVERSALS
from tests.apps.billing.selling import invoice_of
from tests.apps.moving.handed import take_in
from tests.cast import OLA

LATER = timedelta(minutes=1)


@pytest.fixture
def tor(agency: object) -> User:
    return User.objects.create_user("tor@byra.example", role=Role.STAFF, display_name="Tor")


def undo(verb: str, actor: Actor, now: datetime) -> None:
    deed = AuditEvent.objects.filter(verb=verb).latest("pk")
    take_back(deed, how=REVERSALS[verb], actor=actor, now=now)


def on_it() -> int:
    return FolderPerson.objects.standing().count()


def test_put_on_and_taken_off(delivered: Order, tor: User, siri: Actor, now: datetime) -> None:
    put_on_order(delivered, account=tor, actor=siri, now=now)
    undo("order.person_added", siri, now + LATER)
    assert on_it() == 0

    put_on_order(delivered, account=tor, actor=siri, now=now)
    take_off_order(delivered, account=tor, actor=siri, now=now)
    undo("order.person_removed", siri, now + LATER)
    assert on_it() == 1
    with pytest.raises(ChangedMeanwhile):
        undo("order.person_removed", siri, now + LATER)
    assert AuditEvent.objects.filter(verb="order.person_removed_undone").count() == 1


def test_nobody_is_put_back_whose_account_is_shut(
    delivered: Order, tor: User, siri: Actor, now: datetime
) -> None:
    put_on_order(delivered, account=tor, actor=siri, now=now)
    take_off_order(delivered, account=tor, actor=siri, now=now)
    User.objects.filter(pk=tor.pk).update(is_active=False)

    with pytest.raises(ChangedMeanwhile):
        undo("order.person_removed", siri, now + LATER)


def test_not_to_be_invoiced(delivered: Order, siri: Actor, now: datetime) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)
    undo("order.not_to_be_invoiced", siri, now + LATER)
    assert not Waiver.objects.exists()

    waive_invoice(delivered, reason="free", actor=siri, now=now + LATER)
    lift_waiver(delivered, actor=siri, now=now + LATER)
    waive_invoice(delivered, reason="ours", actor=siri, now=now + 2 * LATER)
    first = AuditEvent.objects.filter(verb="order.not_to_be_invoiced").order_by("pk")[1]
    with pytest.raises(ChangedMeanwhile):
        take_back(first, how=REVERSALS[first.verb], actor=siri, now=now + 3 * LATER)
    assert Waiver.objects.get().reason == "ours"


def test_a_price_agreed_unless_work_relies_on_it(
    delivered: Order, siri: Actor, now: datetime
) -> None:
    agree_on_price(delivered, actor=siri, now=now)
    undo("order.price_agreed", siri, now + LATER)
    assert not Agreement.objects.exists()

    Order.objects.update(status=Status.RELEASED)
    Step.objects.update(status=StepStatus.PLANNED, worker=None)
    agree_on_price(delivered, actor=siri, now=now)
    begin_step(Step.objects.select_related("order").get(), actor=siri, now=now)
    with pytest.raises(ChangedMeanwhile):
        undo("order.price_agreed", siri, now + LATER)
    assert Agreement.objects.exists()


def test_an_invoice_noted_as_paid(delivered: Order, siri: Actor, now: datetime) -> None:
    invoice = invoice_of(delivered)
    note_payment(invoice, paid_on=timezone.localdate(), actor=siri, now=now)
    undo("invoice.paid", siri, now + LATER)

    invoice.refresh_from_db()
    assert (invoice.status, invoice.paid_on) == (InvoiceStatus.OPEN, None)
    assert Invoice.objects.count() == 1


def test_steps_planned_dropped_and_done(
    screened: Callable[..., Order], delivered: Order, siri: Actor, now: datetime
) -> None:
    Order.objects.update(status=Status.IN_WORK)
    step = plan_step(delivered, language="fr", kind="revise", actor=siri, now=now)
    undo("step.planned", siri, now + LATER)
    assert not Step.objects.standing().filter(kind="revise").exists()

    step = plan_step(delivered, language="fr", kind="proof", actor=siri, now=now)
    drop_step(step, actor=siri, now=now)
    undo("step.dropped", siri, now + LATER)
    step.refresh_from_db()
    assert step.status == StepStatus.PLANNED

    drop_step(step, actor=siri, now=now)
    plan_step(delivered, language="fr", kind="proof", actor=siri, now=now)
    with pytest.raises(NotAllowedNow):  # its place in the chain is taken
        undo("step.dropped", siri, now + LATER)


def test_a_step_that_is_done_until_the_next_has_begun(
    delivered: Order, siri: Actor, tor: User, now: datetime
) -> None:
    Order.objects.update(status=Status.IN_WORK)
    Step.objects.update(status=StepStatus.IN_WORK, done_at=None)
    first = Step.objects.select_related("order").get()
    plan_step(delivered, language="fr", kind="revise", actor=siri, now=now)
    finish_step(first, actor=siri, now=now)
    undo("step.done", siri, now + LATER)
    first.refresh_from_db()
    assert (first.status, first.done_at) == (StepStatus.IN_WORK, None)

    finish_step(first, actor=siri, now=now)
    second = Step.objects.select_related("order").get(kind="revise")
    begin_step(second, actor=tor.actor, now=now)
    with pytest.raises(ChangedMeanwhile):
        undo("step.done", siri, now + LATER)


def test_a_note_goes_with_its_words(delivered: Order, siri: Actor, now: datetime) -> None:
    put_on_order(delivered, account=User.objects.get(pk=siri.account), actor=siri, now=now)
    write_note(delivered, text="Ring før levering.", actor=siri, now=now)
    write_note(delivered, text="Ikke etter fire.", actor=siri, now=now + LATER)
    undo("note.written", siri, now + 2 * LATER)

    assert Note.objects.get().written_at == now


@pytest.mark.parametrize(("after", "is_late"), [(WITHIN, False), (WITHIN + LATER, True)])
def test_only_for_some_minutes(
    delivered: Order, siri: Actor, now: datetime, *, after: timedelta, is_late: bool
) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)
    if is_late:
        with pytest.raises(TooLate):
            undo("order.not_to_be_invoiced", siri, now + after)
    else:
        undo("order.not_to_be_invoiced", siri, now + after)

    assert Waiver.objects.exists() is is_late


def test_by_nobody_else(delivered: Order, siri: Actor, tor: User, now: datetime) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)

    with pytest.raises(NotAllowedNow):
        undo("order.not_to_be_invoiced", tor.actor, now)
    assert Waiver.objects.exists()


def test_not_by_another_way_than_its_own(delivered: Order, siri: Actor, now: datetime) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)
    deed = AuditEvent.objects.latest("pk")

    with pytest.raises(NotAllowedNow):
        take_back(deed, how=OF_CONVERSATIONS[0], actor=siri, now=now)


def test_only_while_the_duty_for_it_lasts(delivered: Order, siri: Actor, now: datetime) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)
    translator = Actor(siri.kind, siri.account, frozenset({Duty.TRANSLATOR}))

    with pytest.raises(NotOfTheirDuty):
        undo("order.not_to_be_invoiced", translator, now)
    assert Waiver.objects.exists()


def test_nothing_that_may_be_taken_back_told_anybody(
    delivered: Order, siri: Actor, tor: User, now: datetime
) -> None:
    """Were a mail queued by such a deed, it would be out before the deed is taken back."""
    before = OutgoingMail.objects.count()
    put_on_order(delivered, account=tor, actor=siri, now=now)
    take_off_order(delivered, account=tor, actor=siri, now=now)
    waive_invoice(delivered, reason="free", actor=siri, now=now)
    agree_on_price(delivered, actor=siri, now=now)
    note_payment(invoice_of(delivered), paid_on=timezone.localdate(), actor=siri, now=now)
    Order.objects.update(status=Status.IN_WORK)
    Step.objects.update(status=StepStatus.IN_WORK)
    finish_step(Step.objects.get(), actor=siri, now=now)
    drop_step(
        plan_step(delivered, language="fr", kind="proof", actor=siri, now=now), actor=siri, now=now
    )
    put_on_order(delivered, account=User.objects.get(pk=siri.account), actor=siri, now=now)
    write_note(delivered, text="Ring før levering.", actor=siri, now=now)
    take_in(siri, now, OLA)

    done = AuditEvent.objects.filter(verb__in=REVERSALS).values_list("verb", flat=True)
    assert set(done) == set(REVERSALS)
    assert OutgoingMail.objects.count() == before
