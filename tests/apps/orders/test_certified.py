"""Certified orders: the whole text, no memory, by the house or an authorised partner."""

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.billing.services import Item
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.memories.counting import analysis_of
from ordvern.apps.orders.certifying import IsCertified, NotAuthorised
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.offering import Hindrance, MayNotBeOffered, hindrances
from ordvern.apps.orders.packages import matches_for
from ordvern.apps.orders.partner_access import files_for_partner
from ordvern.apps.orders.quoting import asked_for, words_of
from ordvern.apps.orders.remembering import memories_for
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.certify_order import NotWhole, certify_order, lift_certified
from ordvern.apps.orders.usecases.clear_for_work import CustomerNotAsked, clear_for_work
from ordvern.apps.orders.usecases.mask_for_partner import mask_for_partner
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.redact_files import redact_files
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.partners.models import Authorisation, Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.text import Category
from tests.cast import HARMLESS, KARI, SENSITIVE, STATEMENT, work

Screened = Callable[..., Order]


@pytest.fixture
def certified(screened: Screened, siri: Actor, now: datetime) -> Order:
    """Something sensitive, to be certified whole, and released."""
    order = screened(SENSITIVE)
    certify_order(order, actor=siri, now=now)
    clear_for_work(order, actor=siri, now=now)
    return order


def licence(partner: Partner, source: str, target: str, until: date | None = None) -> Authorisation:
    return Authorisation.objects.create(
        partner=partner, source_language=source, target_language=target, expires_on=until
    )


def taken(order: Order, partner: Partner, siri: Actor, now: datetime) -> Job:
    accept_statement(partner, statement=STATEMENT, actor=partner.account.actor, now=now)
    job = offer_job(order, partner=partner, due_on=None, actor=siri, now=now)
    accept_job(job, statement=STATEMENT, actor=partner.account.actor, now=now)
    return job


def test_chosen_with_the_request_it_is_the_word_to_go_on(
    agency: object, siri: Actor, now: datetime
) -> None:
    folder = new_folder(now=now)
    order = submit_request(
        folder,
        deposits=[put_bytes(folder, SENSITIVE.encode(), name="attest.txt")],
        contact=KARI,
        assignment=Assignment("nb", "fr", is_certified=True),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    work()
    order.refresh_from_db()
    clear_for_work(order, actor=siri, now=now)

    assert order.instructed_at == order.certified_at == now
    kinds = order.customer.account.outgoingmail_set.values_list("kind", flat=True)
    assert "certified_noted" in kinds


def test_nothing_is_redacted_or_masked(screened: Screened, siri: Actor, now: datetime) -> None:
    order = screened(SENSITIVE)
    certify_order(order, actor=siri, now=now)

    for take_out in (ask_to_redact, redact_files):
        with pytest.raises(IsCertified):
            take_out(order, categories={Category.HEALTH}, actor=siri, now=now)
    with pytest.raises(IsCertified):
        clear_for_work(order, masked=True, actor=siri, now=now)
    order.refresh_from_db()
    assert order.status == "awaiting_decision"


def test_a_released_one_is_not_masked(certified: Order, siri: Actor, now: datetime) -> None:
    with pytest.raises(IsCertified):
        mask_for_partner(certified, actor=siri, now=now)


def test_no_memory_is_asked_or_fed(screened: Screened, siri: Actor, now: datetime) -> None:
    order = screened(HARMLESS)
    assert analysis_of(order.folder, "fr") is not None
    certify_order(order, actor=siri, now=now)
    work()
    order.refresh_from_db()

    assert analysis_of(order.folder, "fr") is None
    assert {band.value for band, _ in words_of(order).bands()} == {"new"}
    assert matches_for(order, "fr", day=timezone.localdate())("Les bruksanvisningen.", "fr") == []
    assert not memories_for(order).exists()
    assert asked_for(order).item == Item.CERTIFIED


@pytest.mark.parametrize(
    ("source", "target", "days"),
    [("fr", "nb", None), ("nb", "en", None), ("nb", "fr", -1)],
    ids=["the other way", "another language", "run out yesterday"],
)
def test_partners_without_that_licence_are_refused(
    certified: Order, jean: Partner, siri: Actor, now: datetime, source: str, target: str, days: int
) -> None:
    licence(jean, source, target, timezone.localdate(now) + timedelta(days=days) if days else None)

    assert hindrances(certified.steps.get(), jean, now=now) == (Hindrance.NOT_AUTHORISED,)
    with pytest.raises(MayNotBeOffered):
        offer_job(certified, partner=jean, due_on=None, actor=siri, now=now)


def test_whoever_is_authorised_for_the_direction_gets_the_files_as_they_are(
    certified: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    licence(jean, "nb", "fr", timezone.localdate(now))
    job = taken(certified, jean, siri, now)

    (opened,) = files_for_partner(job, statement=STATEMENT, now=now)
    assert opened.file == certified.folder.files.working().get()


def test_the_files_are_shut_when_the_licence_goes(
    certified: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    held = licence(jean, "nb", "fr")
    job = taken(certified, jean, siri, now)
    held.delete()

    with pytest.raises(NotAuthorised):
        files_for_partner(job, statement=STATEMENT, now=now)


def test_a_licence_lost_after_the_offer_is_asked_for_again(
    certified: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    held = licence(jean, "nb", "fr")
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_job(certified, partner=jean, due_on=None, actor=siri, now=now)
    held.delete()

    with pytest.raises(NotAuthorised):
        accept_job(job, statement=STATEMENT, actor=jean.account.actor, now=now)


def test_in_the_house_anybody_may(certified: Order, siri: Actor, now: datetime) -> None:
    start_work(certified, actor=siri, now=now)
    certified.refresh_from_db()

    assert certified.status == "in_work"


def test_lifted_it_waits_for_the_customers_word_again(
    screened: Screened, siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)
    certify_order(order, actor=siri, now=now)
    lift_certified(order, actor=siri, now=now)
    work()
    order.refresh_from_db()

    assert analysis_of(order.folder, "fr") is not None
    with pytest.raises(CustomerNotAsked):
        clear_for_work(order, actor=siri, now=now)


def test_it_is_not_lifted_once_released(certified: Order, siri: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        lift_certified(certified, actor=siri, now=now)


def test_what_is_masked_or_on_offer_is_not_made_certified(
    screened: Screened, jean: Partner, siri: Actor, now: datetime
) -> None:
    masked, offered = screened(HARMLESS), screened(HARMLESS)
    clear_for_work(masked, masked=True, actor=siri, now=now)
    clear_for_work(offered, actor=siri, now=now)
    offer_job(offered, partner=jean, due_on=None, actor=siri, now=now)

    with pytest.raises(NotWhole):
        certify_order(masked, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        certify_order(offered, actor=siri, now=now)
