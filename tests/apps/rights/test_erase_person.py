"""Erasure on request: what goes at once, what stays and why, and that it goes later by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.usecases.note_payment import note_payment
from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.models import User
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import ContactPerson, Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import Partner, law_pack
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.lift_hold import lift_hold
from ordvern.apps.rights.archive import as_json
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.package import package_of
from ordvern.apps.rights.tasks import erase
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.vault import FolderId
from tests.apps.billing.selling import invoice_of
from tests.cast import KARI, VALID_UNTIL, work

Ask = Callable[..., Case]


def look_again() -> None:
    erase("", lambda *counts: None)


def granted(asked: Ask, kari: Customer) -> Case:
    case = asked(Kind.ERASURE)
    answer_case(case, actor=kari.account.actor, now=timezone.now())
    work()
    case.refresh_from_db()
    return case


def test_everything_goes_and_she_is_told_at_her_old_address(
    asked: Ask, kari: Customer, order: Order, mailoutbox: list[Any]
) -> None:
    case = granted(asked, kari)

    kari.refresh_from_db()
    account = User.objects.get(pk=kari.account_id)
    assert (kari.name, kari.address, kari.phone) == ("", "", "")
    assert (account.is_active, account.email.endswith("@erased.invalid")) == (False, True)
    assert not vault().is_readable(FolderId(order.folder_id))
    assert not case.wish_stands
    last = mailoutbox[-1]
    assert (last.to, case.number in last.body) == ([KARI.email], True)


def test_erase_during_an_open_job(
    asked: Ask, kari: Customer, order: Order, jean: Partner, now: datetime
) -> None:
    """The partner has accepted and is at work: he loses the files, and is asked to attest."""
    Order.objects.filter(pk=order.pk).update(status=Status.IN_WORK, released_at=now)
    job = Job.objects.create(
        order=order,
        step=order.steps.get(),
        partner=jean,
        status=JobStatus.ACCEPTED,
        offered_at=now,
        answered_at=now,
    )

    granted(asked, kari)

    job.refresh_from_db()
    order.refresh_from_db()
    assert (order.status, job.status) == (Status.WITHDRAWN, JobStatus.REVOKED)
    assert Attestation.objects.get().job == job
    assert OutgoingMail.objects.filter(kind="deletion_asked", account=jean.account).exists()
    assert not Job.objects.visible_to(jean.account.actor).exists()
    assert Folder.objects.get(pk=order.folder_id).erased_at is not None


def test_the_same_person_as_customer_contact_and_partners_contact(
    asked: Ask, kari: Customer, jean: Partner, now: datetime
) -> None:
    """What is hers by the address that she has proven goes; what others have written goes not."""
    hospital = register(
        Contact("Fjordvik sykehus", "arkiv@sykehus.example", kind="organisation"), now=now
    )
    ContactPerson.objects.create(customer=hospital, name="Kari Lunde", email="KARI@kunde.example")
    ContactPerson.objects.create(customer=hospital, name="Kari Lunde", email="kl@sykehus.example")
    Partner.objects.update(contact="Kari Lunde")

    granted(asked, kari)

    left = ContactPerson.objects.get()
    assert left.email == "kl@sykehus.example"
    assert Partner.objects.get().contact == "Kari Lunde"
    hospital.refresh_from_db()
    assert hospital.name == "Fjordvik sykehus"


@pytest.fixture
def closed(order: Order, now: datetime) -> Order:
    Order.objects.filter(pk=order.pk).update(status=Status.CLOSED, closed_at=now)
    order.refresh_from_db()
    return order


def test_an_unpaid_invoice_keeps_the_details_until_it_is_paid(
    asked: Ask, kari: Customer, closed: Order, siri: Actor, now: datetime
) -> None:
    invoice = invoice_of(closed)

    case = granted(asked, kari)

    kari.refresh_from_db()
    assert (case.wish_stands, kari.name) == (True, KARI.name)
    assert not vault().is_readable(FolderId(closed.folder_id))
    note_payment(invoice, paid_on=timezone.localdate(now), actor=siri, now=now)
    look_again()
    kari.refresh_from_db()
    assert kari.name == ""
    assert KARI.name in str(Invoice.objects.get().buyer)


def test_a_hold_keeps_all_until_it_is_lifted(
    asked: Ask, kari: Customer, closed: Order, now: datetime
) -> None:
    hold = Hold.objects.create(
        subject=f"customer:{kari.pk}", ground="claim", placed_at=now, until=timezone.localdate(now)
    )

    case = granted(asked, kari)
    assert case.wish_stands
    assert vault().is_readable(FolderId(closed.folder_id))

    lift_hold(hold, actor=SYSTEM, now=now)
    look_again()
    work()
    assert not vault().is_readable(FolderId(closed.folder_id))
    assert Customer.objects.get(pk=kari.pk).erased_at is not None


def test_asked_twice_it_is_done_once(asked: Ask, kari: Customer) -> None:
    case = granted(asked, kari)
    sent = OutgoingMail.objects.count()

    erase(str(case.pk), lambda *counts: None)
    look_again()

    assert OutgoingMail.objects.count() == sent


def test_a_restriction_of_her_own_does_not_stand_in_the_way(
    asked: Ask, kari: Customer, ingrid: Actor, now: datetime
) -> None:
    """She had her data rest, and now wants them gone; a hold for a claim would still hold."""
    answer_case(asked(Kind.RESTRICTION), actor=ingrid, now=now)

    case = granted(asked, kari)

    kari.refresh_from_db()
    assert (kari.name, case.wish_stands) == ("", False)
    assert Hold.objects.get().lifted_at is not None


def test_a_law_pack_that_has_expired_delays_nobodys_right(
    asked: Ask, kari: Customer, order: Order, settings: Any, now: datetime
) -> None:
    """The pack is asked where files go; no right of the person waits for it."""
    old = settings.LAW_PACK.with_name("old.toml")
    past = f"valid_until = {timezone.localdate(now) - timedelta(days=1)}"
    old.write_text(VALID_UNTIL.sub(past, settings.LAW_PACK.read_text("utf-8"), count=1), "utf-8")
    settings.LAW_PACK = old
    assert not law_pack().holds_on(timezone.localdate(now))

    assert KARI.email in as_json(package_of(kari.account, now=now))
    assert not granted(asked, kari).wish_stands
    assert not vault().is_readable(FolderId(order.folder_id))
