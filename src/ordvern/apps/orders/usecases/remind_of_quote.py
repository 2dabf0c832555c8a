"""The customer is reminded of a quote that runs out soon, once."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_of_quote
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def remind_of_quote(quote: Quote, *, now: datetime) -> None:
    """Raises `NotAllowedNow` if it was answered, or he was reminded before."""
    mine = Quote.objects.filter(pk=quote.pk, status=QuoteStatus.SENT, reminded_at=None)
    if not mine.update(reminded_at=now):
        raise NotAllowedNow(f"remind_of_quote: quote:{quote.pk}")
    order = Order.objects.get(folder=quote.folder_id)
    record("order.quote_reminded", subject=order, actor=SYSTEM, at=now)
    tell_of_quote(quote, OutgoingMail.Kind.QUOTE_REMINDER, now=now)
