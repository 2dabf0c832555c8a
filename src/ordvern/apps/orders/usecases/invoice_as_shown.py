"""Staff invoice an order for what its quote says, or the lists do, without typing a line."""

from datetime import date, datetime

from django.utils import timezone

from ordvern.apps.billing.calculation import Calculation
from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.prices import NoPrice
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.quoting import accepted_price, asked_for, has_uncounted, proposal
from ordvern.apps.orders.repricing import quote_of_other_hours
from ordvern.apps.orders.usecases.invoice_order import invoice_order


class NotPriced(NotAllowedNow):
    """What it costs is not known without a person who looks at it."""


class SumChanged(NotAllowedNow):
    """It would come to something else than was shown."""


def invoice_as_shown(order: Order, *, seal: str, actor: Actor, now: datetime) -> Invoice:
    """Issue it if it comes to what `seal_of` said. Raises `NotPriced`, `SumChanged`, and as
    `invoice_order`."""
    found = basis_of(order, day=timezone.localdate(now))
    if seal_of(found) != seal:
        raise SumChanged(f"invoice: order:{order.pk}")
    return invoice_order(order, calculation=found, actor=actor, now=now)


def basis_of(order: Order, *, day: date) -> Calculation:
    """As accepted, or by the lists that hold on `day`; raises `NotPriced` for a hole in them, for
    an order without a quote of which not every word is counted, and for an interpreting that was
    moved since its price was accepted, unless it costs the same."""
    if accepted := accepted_price(order):
        other = quote_of_other_hours(order, day=day)
        if other is not None and not other.costs_the_same:
            raise NotPriced(f"invoice: order:{order.pk}")
        return accepted
    try:
        if has_uncounted(order):
            raise NotPriced(f"invoice: order:{order.pk}")
        return proposal(order, asked_for(order), day=day)
    except NoPrice:
        raise NotPriced(f"invoice: order:{order.pk}") from None


def seal_of(found: Calculation) -> str:
    """What it comes to, as it is shown to a person and comes back with the answer."""
    return f"{found.currency} {found.gross.minor}"
