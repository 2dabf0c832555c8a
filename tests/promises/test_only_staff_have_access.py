"""S24, S25: employees, the customer, and the partner who has the job; nobody else."""

from collections.abc import Callable
from datetime import datetime

from ordvern.apps.core.actors import STRANGER, Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import Pledge
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.partners.models import Partner
from ordvern.apps.statement.promises.only_staff_have_access import breaches
from tests.cast import OLA, customer_of


def read_by(order: Order, actor: Actor, now: datetime) -> None:
    record("file.read", subject=order.folder.files.get(), actor=actor, at=now)


def test_kept(submit: Callable[..., Order], siri: Actor, jean: Partner, now: datetime) -> None:
    order = submit("tekst")
    Job.objects.create(
        order=order, step=order.steps.get(), partner=jean, offered_at=now, answered_at=now
    )
    for actor in (siri, customer_of(order), jean.account.actor):
        read_by(order, actor, now)

    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], jean: Partner, now: datetime) -> None:
    order = submit("tekst")
    other = submit("annen tekst", contact=OLA)
    for actor in (STRANGER, customer_of(other), jean.account.actor):
        read_by(order, actor, now)

    assert len(list(breaches(now))) == 3


def test_staff_without_a_signature_are_seen(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    read_by(submit("tekst"), siri, now)
    assert list(breaches(now)) == []

    Pledge.objects.all().delete()
    assert len(list(breaches(now))) == 1


def test_the_short_cut_is_refused(
    submit: Callable[..., Order], jean: Partner, now: datetime
) -> None:
    """The only door to orders and jobs shows strangers and others nothing."""
    submit("tekst")
    other = customer_of(submit("annen tekst", contact=OLA))

    assert Order.objects.visible_to(other).count() == 1
    for actor in (STRANGER, jean.account.actor, Actor(ActorKind.SYSTEM)):
        assert not Order.objects.visible_to(actor).exists()
    assert not Job.objects.visible_to(other).exists()
