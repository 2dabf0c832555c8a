"""Who of the agency sees an order: before and after somebody takes it, by duty and by choice."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.people import FolderPerson, NeedToKnow
from ordvern.apps.files.usecases.choose_need_to_know import choose_need_to_know
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.put_on_order import put_on_order
from ordvern.apps.orders.usecases.redact_files import redact_files
from ordvern.apps.orders.usecases.take_off_order import take_off_order
from ordvern.text import Category
from tests.cast import HARMLESS, SENSITIVE, colleague

Screened = Callable[..., Order]


def sees(somebody: Actor | User, order: Order) -> bool:
    actor = somebody.actor if isinstance(somebody, User) else somebody
    steps = Step.objects.visible_to(actor).filter(order=order)
    found = Order.objects.visible_to(actor).filter(pk=order.pk).exists()
    assert steps.exists() == found
    return found


@pytest.fixture
def grete(agency: object) -> User:
    """Another project manager."""
    return colleague("grete", Duty.PROJECT_MANAGER)


@pytest.fixture
def taken(screened: Screened, siri: Actor, now: datetime) -> Order:
    """A sensitive order about which Siri has decided."""
    order = screened(SENSITIVE)
    redact_files(order, categories=[Category.NATIONAL_ID], actor=siri, now=now)
    return order


def test_all_project_managers_see_what_nobody_has_taken(
    screened: Screened, siri: Actor, grete: User
) -> None:
    order = screened(SENSITIVE)

    assert sees(siri, order)
    assert sees(grete, order)


def test_whoever_decides_is_on_it_and_it_closes_to_the_others(
    taken: Order, siri: Actor, ingrid: Actor, grete: User
) -> None:
    assert sees(siri, taken)
    assert sees(ingrid, taken)
    assert sees(colleague("hilde", Duty.OWNER), taken)
    assert not sees(grete, taken)
    entry = AuditEvent.objects.get(verb="order.person_added")
    assert entry.subject == f"folderperson:{FolderPerson.objects.get().pk}"


def test_a_harmless_order_stays_open(
    screened: Screened, siri: Actor, grete: User, now: datetime
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)

    assert sees(grete, order)
    assert not FolderPerson.objects.exists()


@pytest.mark.parametrize(("scope", "is_seen"), [("every", False), ("none", True)])
def test_the_owner_chooses(
    screened: Screened,
    siri: Actor,
    grete: User,
    now: datetime,
    scope: str,
    *,
    is_seen: bool,
) -> None:
    hilde = colleague("hilde", Duty.OWNER).actor
    choose_need_to_know(NeedToKnow.Scope(scope), actor=hilde, now=now)
    order = screened(HARMLESS if scope == "every" else SENSITIVE)
    put_on_order(order, account=User.objects.get(pk=siri.account), actor=siri, now=now)

    assert sees(siri, order)
    assert sees(grete, order) is is_seen


def test_translators_see_what_they_are_on_and_finance_no_order(
    screened: Screened, siri: Actor, now: datetime
) -> None:
    order, other = screened(HARMLESS), screened(HARMLESS)
    mina, randi = colleague("mina", Duty.TRANSLATOR), colleague("randi", Duty.FINANCE)
    put_on_order(order, account=mina, actor=siri, now=now)

    assert sees(mina, order)
    assert not sees(mina, other)
    assert not sees(randi, order)
    assert Order.objects.payable_to(randi.actor).count() == 2
    with pytest.raises(NotAllowedNow):
        put_on_order(order, account=randi, actor=siri, now=now)


def test_whoever_is_taken_off_sees_it_no_more_and_the_row_tells_until_when(
    taken: Order, siri: Actor, grete: User, now: datetime
) -> None:
    put_on_order(taken, account=grete, actor=siri, now=now)
    put_on_order(taken, account=grete, actor=siri, now=now)
    assert sees(grete, taken)

    take_off_order(taken, account=grete, actor=siri, now=now)
    assert not sees(grete, taken)
    assert FolderPerson.objects.get(account=grete).ended_at == now
    with pytest.raises(NotAllowedNow):
        take_off_order(taken, account=grete, actor=siri, now=now)
