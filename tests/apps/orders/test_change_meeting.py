"""An interpreting assignment is somewhere else: sealed as before, and told to those concerned."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.interpreting import (
    Interpreting,
    Meeting,
    MovedBecause,
    MovedMeanwhile,
    meeting_of,
)
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.usecases.change_meeting import change_meeting
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.finish_interpreting import finish_interpreting
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.partners.models import Partner
from ordvern.apps.post.models import OutgoingMail, Wish
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.text import Category
from tests.apps.orders.sitting import WHERE, let_go, taken

NEW = Meeting("Sandnes", "Rådhusgata 1, inngang C", "Geir Haug")


@pytest.fixture
def order(agency: Path, siri: Actor, now: datetime) -> Order:
    return let_go(now, siri)


@pytest.fixture
def job(order: Order, jean: Partner, siri: Actor, now: datetime) -> Job:
    return offer_job(order, partner=jean, due_on=None, actor=siri, now=now)


def told() -> set[int]:
    """The accounts that are told of it."""
    kind = OutgoingMail.Kind.MEETING_CHANGED
    return set(OutgoingMail.objects.filter(kind=kind).values_list("account", flat=True))


def test_whoever_has_it_and_the_customer_are_told_once_and_the_entry_is_a_newer_one(
    job: Job, jean: Partner, siri: Actor, now: datetime
) -> None:
    order = taken(job, now).order

    for _twice in range(2):
        change_meeting(order, way="in_person", meeting=NEW, actor=siri, now=now)

    sitting = Interpreting.objects.get()
    assert meeting_of(sitting, order.folder_id) == NEW
    assert b"Haug" not in bytes(sitting.sealed_meeting)
    assert sitting.sequence == 1
    assert told() == {order.customer.account_id, jean.account_id}
    events = AuditEvent.objects.filter(verb__in=["order.meeting_changed", "job.assignment_changed"])
    assert set(events.values_list("subject", flat=True)) == {f"order:{order.pk}", f"job:{job.pk}"}
    assert "Haug" not in str([event.__dict__ for event in events])


def test_those_who_are_asked_are_told_of_what_they_see(
    job: Job, jean: Partner, siri: Actor, now: datetime
) -> None:
    """An address that is closed to them is no news to them; a town or a way is."""
    change_meeting(job.order, way="in_person", meeting=NEW, actor=siri, now=now)
    assert told() == {job.order.customer.account_id}

    change_meeting(job.order, way="screen", meeting=NEW, actor=siri, now=now)
    assert told() == {job.order.customer.account_id, jean.account_id}
    assert Interpreting.objects.get().way == "screen"


@pytest.mark.parametrize("field", ["town", "place", "contact"])
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Fødselsnummer 198552 33137", Category.NATIONAL_ID),
        ("Pasienten Torleif Grindheim har diabetes", Category.HEALTH),
    ],
)
def test_nothing_sensitive_is_kept(
    order: Order, siri: Actor, now: datetime, field: str, words: str, kind: Category
) -> None:
    meeting = replace(NEW, **{field: words})

    with pytest.raises(HoldsSensitive) as held:
        change_meeting(order, way="in_person", meeting=meeting, actor=siri, now=now)

    assert kind in held.value.kinds
    assert meeting_of(Interpreting.objects.get(), order.folder_id) == WHERE
    assert not told()


def test_nothing_is_changed_once_it_is_over_or_called_off(
    order: Order, siri: Actor, now: datetime
) -> None:
    other = let_go(now, siri)
    withdraw(other, actor=siri, now=now)
    start_work(order, actor=siri, now=now)
    later = now + timedelta(hours=50)
    finish_interpreting(order, minutes=60, actor=siri, now=later)

    for each in (order, other):
        with pytest.raises(NotAllowedNow):
            change_meeting(each, way="screen", meeting=NEW, actor=siri, now=later)
    assert not told()


def test_nothing_is_moved_or_changed_once_it_is_to_be_erased(
    order: Order, siri: Actor, now: datetime
) -> None:
    Folder.objects.filter(pk=order.folder_id).update(erase_by=now)
    later, because = now + timedelta(hours=72), MovedBecause.CUSTOMER

    with pytest.raises(NotAllowedNow):
        change_meeting(order, way="screen", meeting=NEW, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        move_interpreting(order, begins_at=later, minutes=60, because=because, actor=siri, now=now)
    assert Interpreting.objects.get().sequence == 0


def test_nothing_is_changed_by_whoever_saw_it_as_it_was_before(
    order: Order, siri: Actor, now: datetime
) -> None:
    """Two of the staff have the page open; the one who sends last has not seen what the other did.
    The same once more, as by two clicks, is no fault."""
    begins, because = now + timedelta(days=4), MovedBecause.CUSTOMER
    fields = {"begins_at": begins, "because": because, "actor": siri, "now": now}
    for _twice in range(2):
        move_interpreting(order, minutes=60, sequence=0, **fields)

    with pytest.raises(MovedMeanwhile):
        move_interpreting(order, minutes=90, sequence=0, **fields)
    with pytest.raises(MovedMeanwhile):
        change_meeting(order, way="screen", meeting=NEW, sequence=0, actor=siri, now=now)

    change_meeting(order, way="screen", meeting=NEW, sequence=1, actor=siri, now=now)
    assert Interpreting.objects.get().sequence == 2


def test_nobody_hears_of_it_the_morning_after(job: Job, siri: Actor, now: datetime) -> None:
    """Also whoever wants all of a day in one message."""
    order = taken(job, now).order
    for account in (order.customer.account, job.partner.account):
        Wish.objects.create(account=account, often=Wish.Often.DAILY)

    change_meeting(order, way="in_person", meeting=NEW, actor=siri, now=now)

    due = OutgoingMail.objects.filter(kind=OutgoingMail.Kind.MEETING_CHANGED)
    assert set(due.values_list("due_at", flat=True)) == {now}
