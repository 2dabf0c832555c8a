"""S33, S34, S64, S65: requests about rights are answered within the month."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import new_folder
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Order
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.extend_case import extend_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.statement.promises.requests_answered_in_time import breaches
from tests.cast import HARMLESS, Submit, customer_of

MONTH = timedelta(days=33)


@pytest.fixture
def case(submit: Submit, now: datetime) -> Case:
    order: Order = submit(HARMLESS)
    asked = Asked(Kind.ACCESS)
    return open_case(order.customer, asked=asked, actor=customer_of(order), now=now)


def test_kept(case: Case, ingrid: Actor, now: datetime) -> None:
    answer_case(case, actor=ingrid, now=now)

    assert list(breaches(now + MONTH)) == []


def test_breach_is_seen(case: Case, now: datetime) -> None:
    inquiry = Inquiry.objects.create(
        number="H-1",
        channel="email",
        purpose="rights",
        folder=new_folder(now=now),
        received_at=now,
        due_on=timezone.localdate(now),
    )

    assert list(breaches(now + MONTH)) == [f"case:{case.pk}", f"inquiry:{inquiry.pk}"]


def test_the_short_cut_is_refused(case: Case, ingrid: Actor, now: datetime) -> None:
    """A late case cannot be made timely by taking two months more afterwards."""
    with pytest.raises(NotAllowedNow):
        extend_case(case, reason="complex", actor=ingrid, now=now + MONTH)

    assert list(breaches(now + MONTH)) == [f"case:{case.pk}"]
