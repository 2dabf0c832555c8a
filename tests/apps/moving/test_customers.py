"""A list of customers on the register: all or nothing, no one twice, and taken back whole."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Duty, NotOfTheirDuty
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.reversals import ChangedMeanwhile
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.take_back import take_back
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.customers.usecases.correct_details import Details, correct_details
from ordvern.apps.customers.usecases.keep_invoice_details import (
    Invoicing,
    NotAnOrganisationNumber,
)
from ordvern.apps.erasure.tasks import sweep
from ordvern.apps.files.models import Folder
from ordvern.apps.moving.known import Entry, Known, is_quiet, known_customers, on_day
from ordvern.apps.moving.models import TakenIn
from ordvern.apps.moving.taking_back import OF_MOVING
from ordvern.apps.moving.usecases.drop_list import drop_list
from ordvern.apps.moving.usecases.take_in_customers import take_in_customers
from ordvern.apps.orders.models import Order
from tests.apps.moving.handed import DECLARED, handed_in, take_in
from tests.cast import KARI, OLA

pytestmark = pytest.mark.django_db(transaction=True)
FIRM = Invoicing(organisation_number="923609016")
LATER = timedelta(minutes=1)


def undo(actor: Actor, now: datetime) -> None:
    deed = AuditEvent.objects.filter(verb="customer.list_taken_in").latest("pk")
    take_back(deed, how=OF_MOVING[0], actor=actor, now=now)


def test_one_bad_entry_and_nothing_is_kept(agency: object, siri: Actor, now: datetime) -> None:
    file = handed_in(siri, now)
    entries = [Entry(KARI), Entry(OLA, Invoicing(organisation_number="923609017"))]

    with pytest.raises(NotAnOrganisationNumber):
        take_in_customers(file, entries=entries, declared=DECLARED, actor=siri, now=now)
    assert not Customer.objects.exists()
    assert not User.objects.filter(email=KARI.email).exists()
    assert not AuditEvent.objects.filter(verb="customer.registered").exists()
    assert Folder.objects.get().erase_by > now


def test_a_second_press_takes_in_nothing(agency: object, siri: Actor, now: datetime) -> None:
    file = handed_in(siri, now)
    drop_list(file, of=TakenIn.Of.CUSTOMERS, actor=siri, now=now)

    with pytest.raises(NotAllowedNow):
        take_in_customers(file, entries=[Entry(OLA)], declared=DECLARED, actor=siri, now=now)
    assert not Customer.objects.exists()


def test_the_file_goes(agency: object, siri: Actor, now: datetime) -> None:
    take_in(siri, now, OLA)
    sweep("", lambda done, of: None)

    assert Folder.objects.get().erased_at


def test_only_by_whose_duty_it_is(agency: object, siri: Actor, now: datetime) -> None:
    translator = Actor(ActorKind.STAFF, siri.account, frozenset({Duty.TRANSLATOR}))

    with pytest.raises(NotOfTheirDuty):
        take_in(translator, now, OLA)


def test_whoever_is_known_is_told(
    submit: Callable[..., Order], siri_account: User, siri: Actor, now: datetime
) -> None:
    submit("tekst", contact=KARI)
    take_in(siri, now, Contact("Bø AS", "", "Bø", "41"))
    entries = [
        Entry(Contact("Kari Vik", KARI.email)),
        Entry(Contact("Bø AS", "", "bø", "41")),
        Entry(OLA, FIRM),
        Entry(Contact("Et annet navn", "post@ny.example"), FIRM),
        Entry(Contact("Siri", siri_account.email)),
    ]
    found = [Known.EMAIL, Known.DETAILS, None, Known.TWICE, Known.OTHER_ACCOUNT]

    assert known_customers(entries) == found
    with pytest.raises(NotAllowedNow):
        take_in(siri, now, OLA, Contact("Kari Vik", KARI.email))
    assert not Customer.objects.filter(name=OLA.name).exists()


def test_the_time_counts_from_the_last_order(agency: object, siri: Actor, now: datetime) -> None:
    day = timezone.localdate(now) - timedelta(days=400)
    take_in_customers(
        handed_in(siri, now),
        entries=[Entry(OLA, last_order=day)],
        declared=DECLARED,
        actor=siri,
        now=now,
    )

    assert timezone.localdate(Customer.objects.get().registered_at) == day
    assert not is_quiet(day, today=timezone.localdate(now))
    assert is_quiet(day - timedelta(days=900), today=timezone.localdate(now))


@pytest.mark.parametrize(
    ("day", "now"),
    [("2025-10-19", "2026-11-23T23:46+01:00"), ("2025-12-24", "2026-07-01T00:15+02:00")],
)
def test_a_day_stays_the_day_whatever_the_clocks_did_since(day: str, now: str) -> None:
    since = on_day(date.fromisoformat(day), datetime.fromisoformat(now))

    assert since is not None
    assert timezone.localtime(since).isoformat()[:16] == f"{day}{now[10:16]}"


def test_taken_back(agency: object, siri: Actor, now: datetime) -> None:
    take_in(siri, now, OLA, Contact("Bø AS", ""))
    undo(siri, now + LATER)

    assert not Customer.objects.exists()
    assert not User.objects.filter(role="customer").exists()
    assert AuditEvent.objects.filter(verb="customer.list_taken_in_undone").count() == 1


def test_not_taken_back_once_something_came_of_it(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    take_in(siri, now, OLA, KARI)
    kari = Customer.objects.get(name=KARI.name)
    correct_details(kari, details=Details("Kari Vik"), actor=siri, now=now + LATER)
    with pytest.raises(ChangedMeanwhile):
        undo(siri, now + LATER)

    later = now + 2 * LATER
    take_in(siri, later, Contact("Bø AS", "post@bo.example"))
    submit("tekst", contact=Contact("Bø AS", "post@bo.example"))
    with pytest.raises(ChangedMeanwhile):
        undo(siri, later + LATER)
    assert Customer.objects.count() == 3
