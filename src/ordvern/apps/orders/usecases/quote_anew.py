"""Staff send a quote anew, at its own prices, for the hours that an interpreting now has."""

from datetime import datetime, timedelta

from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import agency_details
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.repricing import quote_of_other_hours
from ordvern.apps.orders.usecases.invoice_as_shown import SumChanged, seal_of
from ordvern.apps.orders.usecases.send_quote import send_quote


def quote_anew(order: Order, *, seal: str, actor: Actor, now: datetime) -> Quote:
    """Send it if it comes to what `seal_of` said, in the place of the one that is open. Raises
    `NotAllowedNow` if it is of these hours, or its lines do not follow from its own; `SumChanged`,
    and as `send_quote`."""
    day = timezone.localdate(now)
    found = quote_of_other_hours(order, day=day)
    if found is None or found.anew is None:
        raise NotAllowedNow(f"quote_anew: order:{order.pk}")
    if seal_of(found.anew) != seal:
        raise SumChanged(f"quote_anew: order:{order.pk}")
    return send_quote(
        order,
        calculation=found.anew,
        valid_until=day + timedelta(days=agency_details().quote_days),
        after=found.quote.version,
        sequence=found.sequence,
        actor=actor,
        now=now,
    )
