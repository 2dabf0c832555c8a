"""A length of an interpreting that was noted wrongly is mended until it is invoiced."""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.billing.services import Unit
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.interpreting import LONGEST, Interpreting
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.quoting import asked_for, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.finish_interpreting import NoLength, finish_interpreting
from ordvern.apps.orders.usecases.note_length_anew import note_length_anew
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.waive_invoice import lift_waiver, waive_invoice
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.models import Rate as PartnersRate
from ordvern.apps.post.models import OutgoingMail
from tests.apps.billing.selling import invoice_of
from tests.apps.orders.sitting import let_go, prices, taken


@pytest.fixture
def begun(agency: Path, siri: Actor, now: datetime) -> Order:
    order = let_go(now, siri)
    start_work(order, actor=siri, now=now)
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    return order


@pytest.fixture
def over(begun: Order, siri: Actor, now: datetime) -> Order:
    """Held for ninety-five minutes, and delivered."""
    finish_interpreting(begun, minutes=95, actor=siri, now=now)
    deliver(begun, actor=siri, now=now)
    return begun


def noted() -> int | None:
    return Interpreting.objects.get().done_minutes


def test_it_is_invoiced_by_the_length_that_is_noted_now(
    over: Order, siri: Actor, now: datetime
) -> None:
    prices(Unit.HOUR, 800)

    assert note_length_anew(over, minutes=59, actor=siri, now=now)

    assert noted() == 59
    [line] = proposal(over, asked_for(over), day=timezone.localdate(now)).lines
    assert line.quantity == Decimal(1)


def test_it_is_in_the_log_and_nobody_is_sent_anything(
    over: Order, siri: Actor, now: datetime
) -> None:
    OutgoingMail.objects.all().delete()

    told = [note_length_anew(over, minutes=60, actor=siri, now=now) for _twice in range(2)]

    assert told == [True, False]
    event = AuditEvent.objects.get(verb="order.length_noted_anew")
    assert event.subject == f"order:{over.pk}"
    assert not OutgoingMail.objects.exists()


def test_the_fee_stands_as_the_interpreter_took_it(
    agency: Path, jean: Partner, siri: Actor, now: datetime
) -> None:
    """When it is over it does not follow the length that he says, either."""
    PartnersRate.objects.create(partner=jean, service="interpreting", unit="hour", amount=600)
    order = let_go(now, siri)
    taken(offer_job(order, partner=jean, due_on=None, actor=siri, now=now), now)
    Interpreting.objects.update(begins_at=now - timedelta(hours=2))
    finish_interpreting(order, minutes=150, actor=jean.account.actor, now=now)
    assert Job.objects.get().price == Decimal(1200)

    note_length_anew(order, minutes=240, actor=siri, now=now)

    assert Job.objects.get().price == Decimal(1200)


@pytest.mark.parametrize("minutes", [0, -1, LONGEST + 1])
def test_it_has_the_bounds_of_a_day(over: Order, siri: Actor, now: datetime, minutes: int) -> None:
    with pytest.raises(NoLength):
        note_length_anew(over, minutes=minutes, actor=siri, now=now)
    assert noted() == 95


def test_what_is_not_over_has_no_length_to_mend(begun: Order, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        note_length_anew(begun, minutes=60, actor=siri, now=now)
    assert noted() is None


def test_what_is_invoiced_stands(over: Order, siri: Actor, now: datetime) -> None:
    invoice_of(over)

    with pytest.raises(NotAllowedNow):
        note_length_anew(over, minutes=60, actor=siri, now=now)
    assert noted() == 95


def test_what_needs_no_invoice_stands_until_it_does(
    over: Order, siri: Actor, now: datetime
) -> None:
    waive_invoice(over, reason="free", actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        note_length_anew(over, minutes=60, actor=siri, now=now)

    lift_waiver(over, actor=siri, now=now)
    note_length_anew(over, minutes=60, actor=siri, now=now)
    assert noted() == 60


def test_confirmed_it_is_mended_too_unless_its_erasure_was_asked_for(
    over: Order, siri: Actor, now: datetime
) -> None:
    customer = over.customer.account.actor
    confirm_receipt(over, erase_files=False, actor=customer, now=now)
    note_length_anew(over, minutes=60, actor=siri, now=now)

    schedule(over.folder, at=now, now=now, asked=True)
    with pytest.raises(NotAllowedNow):
        note_length_anew(over, minutes=70, actor=siri, now=now)
    erase_folder(over.folder, now=now)
    with pytest.raises(NotAllowedNow):
        note_length_anew(over, minutes=70, actor=siri, now=now)
    assert noted() == 60


def test_called_off_after_it_was_over_it_stands(begun: Order, siri: Actor, now: datetime) -> None:
    finish_interpreting(begun, minutes=95, actor=siri, now=now)
    withdraw(begun, actor=siri, now=now)
    assert begun.status == Status.WITHDRAWN

    with pytest.raises(NotAllowedNow):
        note_length_anew(begun, minutes=60, actor=siri, now=now)
