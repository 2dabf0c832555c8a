"""An inquiry leads to nothing, or is answered: what was sent with it is erased."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.shredding import schedule
from ordvern.apps.intake.models import Inquiry


@transaction.atomic(durable=True)
def close_inquiry(inquiry: Inquiry, *, actor: Actor, now: datetime) -> None:
    """Put it aside and erase its folder now. Raises `NotAllowedNow` if it is an order or closed."""
    open_ones = Inquiry.objects.filter(pk=inquiry.pk, closed_at=None).without_order()
    if not open_ones.update(closed_at=now):
        raise NotAllowedNow(f"close_inquiry: inquiry:{inquiry.pk}")
    schedule(inquiry.folder, at=now, now=now, asked=True)
    record("inquiry.closed", subject=inquiry, actor=actor, at=now)
