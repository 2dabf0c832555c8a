"""Interpreting: no file is asked for, and nobody is told where it is before he has taken it."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.take_back import take_back
from ordvern.apps.erasure.usecases.erase_folder import erase_folder
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.collisions import Collision, collisions_of
from ordvern.apps.orders.correcting import may_ask_for_correction
from ordvern.apps.orders.door import Door
from ordvern.apps.orders.interpreting import Interpreting, Meeting, MovedBecause, meeting_of
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.partner_access import StatementNotAccepted, meeting_for_partner
from ordvern.apps.orders.quoting import Asked, asked_for, proposal
from ordvern.apps.orders.states import JobKind, JobStatus, Status
from ordvern.apps.orders.usecases.add_translation import finish_job
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.begin_step import put_back_step
from ordvern.apps.orders.usecases.certify_order import certify_order
from ordvern.apps.orders.usecases.deliver import NotOver, deliver
from ordvern.apps.orders.usecases.finish_interpreting import (
    NoLength,
    NotBegun,
    finish_interpreting,
)
from ordvern.apps.orders.usecases.move_interpreting import TimePassed, move_interpreting
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.plan_step import drop_step, plan_step
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.partners.models import Absence, Partner
from ordvern.apps.partners.models import Rate as PartnersRate
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.text import Category
from ordvern.web.ui.reversals import REVERSALS
from tests.apps.orders.sitting import WHERE, asked, let_go, prices, taken
from tests.cast import STATEMENT

LATER = timedelta(hours=50)
BECAUSE = MovedBecause.CUSTOMER


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    return let_go(now, siri)


@pytest.fixture
def job(order: Order, jean: Partner, siri: Actor, now: datetime) -> Job:
    return offer_job(order, partner=jean, due_on=None, actor=siri, now=now)


def test_it_is_one_step_due_on_its_day_and_comes_to_the_desk_without_files(
    agency: Path, now: datetime
) -> None:
    order = asked(now)

    step = order.steps.get()
    assert order.status == Status.AWAITING_DECISION
    assert step.kind == JobKind.INTERPRET
    assert step.due_on == order.wanted_on == timezone.localdate(now + timedelta(hours=48))


def test_where_and_whom_lie_sealed_and_go_with_the_folder(order: Order, now: datetime) -> None:
    sitting = Interpreting.objects.get()
    assert meeting_of(sitting, order.folder_id) == WHERE
    assert b"Klokkergata" not in bytes(sitting.sealed_meeting)
    assert "Klokkergata" not in repr(WHERE)

    schedule(order.folder, at=now, now=now, asked=True)
    erase_folder(order.folder, now=now)

    sitting.refresh_from_db()
    assert bytes(sitting.sealed_meeting) == b""
    assert meeting_of(sitting, order.folder_id) == Meeting()


@pytest.mark.parametrize("field", ["town", "place", "contact"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Fødselsnummer 198552 33137", Category.NATIONAL_ID),
        ("Pasienten Torleif Grindheim har diabetes", Category.HEALTH),
    ],
)
def test_nothing_sensitive_is_kept_of_what_interpreters_are_told(
    agency: Path, now: datetime, field: str, words: str, kind: Category
) -> None:
    """Before anything is kept: no order, no mail."""
    with pytest.raises(HoldsSensitive) as held:
        asked(now, where=replace(WHERE, **{field: words}))

    assert kind in held.value.kinds
    assert words not in str(held.value)
    assert not Order.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_where_it_is_is_told_to_whoever_has_taken_it_alone(job: Job, now: datetime) -> None:
    with pytest.raises(StatementNotAccepted):
        meeting_for_partner(Door(job, statement=STATEMENT, now=now))

    accept_statement(job.partner, statement=STATEMENT, actor=job.partner.account.actor, now=now)
    assert meeting_for_partner(Door(job, statement=STATEMENT, now=now)) is None

    accept_job(job, statement=STATEMENT, actor=job.partner.account.actor, now=now)
    assert meeting_for_partner(Door(job, statement=STATEMENT, now=now)) == WHERE


def test_it_is_over_when_the_partner_says_so_and_how_long_it_was(job: Job, now: datetime) -> None:
    actor = taken(job, now).partner.account.actor
    with pytest.raises(NotBegun):
        finish_interpreting(job.order, minutes=100, actor=actor, now=now)
    with pytest.raises(NoLength):
        finish_interpreting(job.order, minutes=0, actor=actor, now=now + LATER)
    with pytest.raises(NotAllowedNow):
        finish_job(job, actor=actor, now=now + LATER)

    finish_interpreting(job.order, minutes=130, actor=actor, now=now + LATER)

    job.refresh_from_db()
    assert (job.status, job.step.status) == (JobStatus.DELIVERED, "done")
    assert Interpreting.objects.get().hours == Decimal("2.5")
    assert AuditEvent.objects.filter(verb="job.delivered", subject=f"job:{job.pk}").exists()
    with pytest.raises(NotAllowedNow):
        finish_interpreting(job.order, minutes=500, actor=actor, now=now + LATER)


def test_it_is_delivered_when_its_length_is_noted_and_is_not_corrected(
    order: Order, siri: Actor, now: datetime
) -> None:
    start_work(order, actor=siri, now=now)
    with pytest.raises(NotOver):
        deliver(order, actor=siri, now=now + LATER)
    finish_interpreting(order, minutes=60, actor=siri, now=now + LATER)
    assert list(Order.objects.ready_to_deliver()) == [order]

    deliver(order, actor=siri, now=now + LATER)

    assert order.status == Status.DELIVERED
    assert OutgoingMail.objects.latest("pk").kind == OutgoingMail.Kind.INTERPRETED
    assert not may_ask_for_correction(order, now + LATER)


def test_taken_back_it_is_not_over_any_more_and_may_be_moved(
    job: Job, siri: Actor, now: datetime
) -> None:
    """Whoever has it next says anew how long it was: nothing is delivered before."""
    order, over = taken(job, now).order, now + LATER
    finish_interpreting(order, minutes=30, actor=job.partner.account.actor, now=over)
    revoke_job(Job.objects.get(), actor=siri, now=over)
    begins = now + 2 * LATER
    move_interpreting(order, begins_at=begins, minutes=60, because=BECAUSE, actor=siri, now=over)

    start_work(order, actor=siri, now=over)
    with pytest.raises(NotOver):
        deliver(order, actor=siri, now=over)
    assert Interpreting.objects.get().hours == 1


@pytest.mark.parametrize("back", ["put_back", "undone"])
def test_put_back_or_undone_in_house_it_is_not_over_any_more(
    order: Order, siri: Actor, now: datetime, back: str
) -> None:
    start_work(order, actor=siri, now=now)
    finish_interpreting(order, minutes=30, actor=siri, now=now + LATER)

    if back == "put_back":
        put_back_step(order.steps.get(), actor=siri, now=now + LATER)
    else:
        deed = AuditEvent.objects.filter(verb="step.done").get()
        take_back(deed, how=REVERSALS["step.done"], actor=siri, now=now + LATER)

    sitting = Interpreting.objects.get()
    assert (sitting.done_at, sitting.done_minutes) == (None, None)


def test_somebody_at_it_is_not_ready_to_deliver(order: Order, siri: Actor, now: datetime) -> None:
    start_work(order, actor=siri, now=now)

    assert not Order.objects.ready_to_deliver().exists()


def test_it_is_priced_by_its_length_each_half_hour_begun(order: Order, now: datetime) -> None:
    prices(Unit.HOUR, 800)
    day = timezone.localdate(now)

    [line] = proposal(order, asked_for(order), day=day).lines
    assert (line.item, line.quantity, line.net.amount) == (Item.INTERPRETING, 2, 1600)

    said = Asked(Item.INTERPRETING, hours=Decimal(3))
    assert proposal(order, said, day=day).lines[0].quantity == 3


def test_a_fixed_price_is_taken_once(order: Order, now: datetime) -> None:
    prices(Unit.FIXED, 1500)

    [line] = proposal(order, asked_for(order), day=timezone.localdate(now)).lines
    assert (line.quantity, line.net.amount) == (1, 1500)


def test_the_fee_is_by_the_partners_hours(
    order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    PartnersRate.objects.create(partner=jean, service="interpreting", unit="hour", amount=600)

    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)

    assert job.price == Decimal(1200)
    assert job.due_on == order.wanted_on


def test_it_is_moved_with_its_reason_and_all_who_wait_for_it_are_told(
    job: Job, jean: Partner, siri: Actor, now: datetime
) -> None:
    PartnersRate.objects.create(partner=jean, service="interpreting", unit="hour", amount=600)
    order, begins = taken(job, now).order, now + timedelta(days=4)
    OutgoingMail.objects.all().delete()

    for _twice in range(2):
        move_interpreting(
            order, begins_at=begins, minutes=150, because=BECAUSE, actor=siri, now=now
        )

    sitting, step = Interpreting.objects.get(), order.steps.get()
    job.refresh_from_db()
    assert (sitting.begins_at, sitting.minutes, sitting.sequence) == (begins, 150, 1)
    assert sitting.day == step.due_on == job.due_on == order.wanted_on
    assert job.price == Decimal(1500)
    assert AuditEvent.objects.filter(verb="order.moved_for_customer").count() == 1
    told = set(OutgoingMail.objects.values_list("kind", "account"))
    kind = OutgoingMail.Kind.INTERPRETING_MOVED
    assert told == {(kind, order.customer.account_id), (kind, jean.account_id)}


def test_moved_without_another_length_it_costs_what_was_agreed_on(
    job: Job, jean: Partner, siri: Actor, now: datetime
) -> None:
    """Also where the partner's rate has become another since he was asked."""
    Job.objects.update(price=Decimal(1200), currency="NOK")
    PartnersRate.objects.create(partner=jean, service="interpreting", unit="hour", amount=900)
    begins = now + timedelta(days=4)
    moved = {"begins_at": begins, "because": BECAUSE, "actor": siri, "now": now}

    move_interpreting(job.order, minutes=110, **moved)  # two hours as they are paid, as before
    assert Job.objects.get().price == 1200

    move_interpreting(job.order, minutes=150, **moved)
    assert Job.objects.get().price == Decimal(2250)


def test_taken_while_it_is_moved_it_is_due_on_the_new_day(
    job: Job, siri: Actor, now: datetime
) -> None:
    """Whoever takes it has read the job before the order is locked."""
    read = Job.objects.select_related("order", "partner", "step").get()
    begins = now + timedelta(days=4)
    move_interpreting(job.order, begins_at=begins, minutes=60, because=BECAUSE, actor=siri, now=now)

    taken(read, now)

    assert job.order.steps.get().due_on == Interpreting.objects.get().day


def test_it_is_not_moved_back_in_time_or_once_it_is_over(
    order: Order, siri: Actor, now: datetime
) -> None:
    fields = {"minutes": 60, "because": BECAUSE, "actor": siri}
    with pytest.raises(TimePassed):
        move_interpreting(order, begins_at=now - timedelta(minutes=1), now=now, **fields)
    start_work(order, actor=siri, now=now)
    finish_interpreting(order, minutes=60, actor=siri, now=now + LATER)

    with pytest.raises(NotAllowedNow):
        move_interpreting(order, begins_at=now + 2 * LATER, now=now + LATER, **fields)
    assert Interpreting.objects.get().sequence == 0


def test_nothing_else_is_planned_certified_or_taken_out(
    order: Order, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowedNow):
        plan_step(order, language="fr", kind="revise", actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        drop_step(order.steps.get(), actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        certify_order(order, actor=siri, now=now)


def test_an_absence_and_an_assignment_at_the_same_hours_are_told(
    job: Job, jean: Partner, dilnoza: Partner, siri: Actor, now: datetime
) -> None:
    taken(job, now)
    beside = let_go(now, siri, in_hours=49).interpreting
    after = let_go(now, siri, in_hours=51).interpreting
    Absence.objects.create(partner=dilnoza, first_on=beside.day, last_on=beside.day)

    assert collisions_of(beside, [jean, dilnoza]) == {
        jean.pk: (Collision.OTHER_ASSIGNMENT,),
        dilnoza.pk: (Collision.AWAY,),
    }
    assert collisions_of(after, [jean]) == {jean.pk: ()}
    assert collisions_of(job.order.interpreting, [jean]) == {jean.pk: ()}
