"""The customer accepts a quote or declines it; whose files we then keep no longer than a day."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import ACCEPT_QUOTE, REFUSE_QUOTE
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Agreement, Order
from ordvern.apps.orders.states import LEAVE_UNORDERED, ORDER_AS_QUOTED


@transaction.atomic(durable=True)
def accept_quote(quote: Quote, *, actor: Actor, now: datetime) -> None:
    """Order at this price; from now on work may begin.

    Raises `NotAllowedNow` if it was answered, replaced, or has run out.
    """
    if quote.valid_until < timezone.localdate(now):
        raise NotAllowedNow(f"accept_quote: quote:{quote.pk}")
    order = Order.objects.get(folder=quote.folder_id)
    move(order, ORDER_AS_QUOTED)
    move(quote, ACCEPT_QUOTE, answered_at=now)
    Agreement.objects.update_or_create(
        order=order, defaults={"ground": Agreement.Ground.QUOTE, "agreed_at": now}
    )
    record("order.quote_accepted", subject=order, actor=actor, at=now)


@transaction.atomic(durable=True)
def refuse_quote(quote: Quote, *, erase_now: bool, actor: Actor, now: datetime) -> None:
    """Decline; the files are erased at once, or within the agency's hours for second thoughts.

    Raises `NotAllowedNow` if it was answered, replaced, or has run out.
    """
    order = Order.objects.select_related("folder").get(folder=quote.folder_id)
    move(order, LEAVE_UNORDERED, closed_at=now)
    move(quote, REFUSE_QUOTE, answered_at=now)
    if erase_now:
        schedule(order.folder, at=now, now=now, asked=True)
    else:
        schedule(order.folder, at=now + timedelta(hours=settings.KEEP_REFUSED_HOURS), now=now)
    record("order.quote_refused", subject=order, actor=actor, at=now)
