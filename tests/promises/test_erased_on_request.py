"""S31: who asks is erased, at once or when nothing keeps the details any more."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.closing import IdentityNotProven
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.statement.promises.erased_on_request import breaches
from tests.cast import HARMLESS, KARI, Submit, customer_of, work

LATER = timedelta(hours=4)


@pytest.fixture
def order(submit: Submit) -> Order:
    return submit(HARMLESS)


def test_kept(order: Order, now: datetime) -> None:
    case = open_case(order.customer, asked=Asked(Kind.ERASURE), actor=customer_of(order), now=now)
    answer_case(case, actor=customer_of(order), now=timezone.now())
    work()

    assert Customer.objects.get().name == ""
    assert list(breaches(now + LATER)) == []


def test_breach_is_seen(order: Order, now: datetime) -> None:
    """The worker never came, though nothing is under way or unpaid."""
    Order.objects.update(status="withdrawn", closed_at=now)
    case = open_case(order.customer, asked=Asked(Kind.ERASURE), actor=customer_of(order), now=now)
    answer_case(case, actor=customer_of(order), now=now)

    assert list(breaches(now)) == []
    assert list(breaches(now + LATER)) == [f"case:{case.pk}"]


def test_the_short_cut_is_refused(order: Order, ingrid: Actor, now: datetime) -> None:
    """Nobody is erased on a word that somebody sent in his name."""
    asked = Asked(Kind.ERASURE, Case.Channel.EMAIL, "Slett meg")
    case = open_case(order.customer, asked=asked, actor=ingrid, now=now)

    with pytest.raises(IdentityNotProven):
        answer_case(case, actor=ingrid, now=now)
    work()
    assert Customer.objects.get().name == KARI.name
