"""A delivered order that is never to be invoiced has a way out, and the series no gap."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Invoice
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order, Waiver
from ordvern.apps.orders.quoting import Asked, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.apps.orders.usecases.waive_invoice import lift_waiver, waive_invoice
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS


@pytest.fixture
def delivered(screened: Callable[..., Order], now: datetime) -> Order:
    """At an agency that has prices and may invoice."""
    open_list()
    set_agency()
    order = screened(HARMLESS)
    Order.objects.filter(pk=order.pk).update(status=Status.DELIVERED, delivered_at=now)
    order.refresh_from_db()
    return order


def test_it_waits_for_no_invoice_any_more(delivered: Order, siri: Actor, now: datetime) -> None:
    waive_invoice(delivered, reason="free", actor=siri, now=now)

    assert not Order.objects.awaiting_invoice().exists()
    assert not Order.objects.awaiting_agreement().exists()
    assert Waiver.objects.get().reason == "free"
    assert AuditEvent.objects.filter(verb="order.not_to_be_invoiced").count() == 1


def test_nobody_invoices_it_meanwhile_and_no_number_is_used(
    delivered: Order, siri: Actor, now: datetime
) -> None:
    found = proposal(delivered, Asked(), day=timezone.localdate(now))
    agree_on_price(delivered, actor=siri, now=now)
    waive_invoice(delivered, reason="complaint", actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        invoice_order(delivered, calculation=found, actor=siri, now=now)

    lift_waiver(delivered, actor=siri, now=now)
    invoice_order(delivered, calculation=found, actor=siri, now=now)
    assert Invoice.objects.get().number == 1


def test_said_once_and_not_of_what_is_invoiced_or_at_work(
    delivered: Order, siri: Actor, now: datetime
) -> None:
    waive_invoice(delivered, reason="ours", actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        waive_invoice(delivered, reason="ours", actor=siri, now=now)
    lift_waiver(delivered, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        lift_waiver(delivered, actor=siri, now=now)
    Order.objects.update(status=Status.IN_WORK)
    with pytest.raises(NotAllowedNow):
        waive_invoice(delivered, reason="ours", actor=siri, now=now)
