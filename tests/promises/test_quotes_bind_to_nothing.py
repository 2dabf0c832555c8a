"""S69: a quote binds to nothing until it is accepted, and declined ones leave no files behind."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import Asked, NotAgreed, proposal
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.answer_quote import refuse_quote
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.invoice_order import invoice_order
from ordvern.apps.orders.usecases.send_quote import send_quote
from ordvern.apps.statement.promises.quotes_bind_to_nothing import breaches
from tests.apps.billing.selling import open_list, set_agency
from tests.cast import HARMLESS, work

LATER = timedelta(hours=25)


@pytest.fixture
def quote(screened: Callable[..., Order], siri: Actor, now: datetime) -> Quote:
    open_list()
    set_agency()
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    found, until = (
        proposal(order, Asked(), day=timezone.localdate(now)),
        timezone.localdate(now + timedelta(days=9)),
    )
    return send_quote(order, calculation=found, valid_until=until, actor=siri, now=now)


def test_kept(quote: Quote, now: datetime) -> None:
    refuse_quote(quote, erase_now=True, actor=STRANGER, now=now)
    work()

    assert list(breaches(now + LATER)) == []


def test_breach_is_seen(quote: Quote, now: datetime) -> None:
    """Nobody did the work: a promise whose breach cannot be seen promises nothing."""
    refuse_quote(quote, erase_now=False, actor=STRANGER, now=now)

    assert list(breaches(now)) == []
    assert list(breaches(now + LATER)) == [f"folder:{quote.folder_id}"]


def test_a_quote_that_runs_on_is_seen(quote: Quote, now: datetime) -> None:
    assert list(breaches(now + timedelta(days=11))) == [f"quote:{quote.pk}"]


def test_an_invoice_nobody_agreed_to_is_seen(quote: Quote, siri: Actor, now: datetime) -> None:
    Order.objects.update(status=Status.DELIVERED, delivered_at=now)
    order = Order.objects.get()
    agree_on_price(order, actor=siri, now=now)
    found = proposal(order, Asked(), day=timezone.localdate(now))
    invoice = invoice_order(order, calculation=found, actor=siri, now=now)
    assert list(breaches(now)) == []

    order.agreement.delete()

    assert list(breaches(now)) == [f"invoice:{invoice.number}"]


def test_the_short_cut_is_refused(quote: Quote, siri: Actor, now: datetime) -> None:
    """Delivered without a word from the customer, it cannot be invoiced."""
    Order.objects.update(status=Status.DELIVERED, delivered_at=now)
    order = Order.objects.get()
    found = proposal(order, Asked(), day=timezone.localdate(now))

    with pytest.raises(NotAgreed):
        invoice_order(order, calculation=found, actor=siri, now=now)
    assert Folder.objects.get().erase_by is None
