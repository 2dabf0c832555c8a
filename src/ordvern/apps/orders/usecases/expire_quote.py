"""A quote that nobody answered runs out, and with it the reason to keep the files."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import EXPIRE_QUOTE
from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.shredding import schedule
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.notices import tell_of_quote
from ordvern.apps.orders.states import LEAVE_UNORDERED
from ordvern.apps.post.models import OutgoingMail


@transaction.atomic(durable=True)
def expire_quote(quote: Quote, *, now: datetime) -> None:
    """Raises `NotAllowedNow` while it still stands, or if it was answered meanwhile."""
    if quote.valid_until >= timezone.localdate(now):
        raise NotAllowedNow(f"expire_quote: quote:{quote.pk}")
    order = Order.objects.select_related("folder").get(folder=quote.folder_id)
    move(order, LEAVE_UNORDERED, closed_at=now)
    move(quote, EXPIRE_QUOTE, answered_at=now)
    schedule(order.folder, at=now + timedelta(hours=settings.KEEP_REFUSED_HOURS), now=now)
    record("order.quote_expired", subject=order, actor=SYSTEM, at=now)
    tell_of_quote(quote, OutgoingMail.Kind.QUOTE_EXPIRED, now=now)
