"""A person says whether a letter asks for work or for a right: the system may have erred."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.shredding import adopt, schedule
from ordvern.apps.intake.deadlines import kept_for, one_month_after
from ordvern.apps.intake.models import Inquiry


@transaction.atomic(durable=True)
def sort_inquiry(inquiry: Inquiry, *, purpose: str, actor: Actor, now: datetime) -> None:
    """The clock of a right runs from the day the letter came. Raises `NotAllowedNow`."""
    is_rights = purpose == Inquiry.Purpose.RIGHTS
    due = one_month_after(timezone.localdate(inquiry.received_at)) if is_rights else None
    open_ones = Inquiry.objects.filter(pk=inquiry.pk, closed_at=None).without_order()
    if not open_ones.exclude(purpose=purpose).update(purpose=purpose, due_on=due):
        raise NotAllowedNow(f"sort_inquiry: inquiry:{inquiry.pk}")
    if is_rights:
        adopt(inquiry.folder)
    else:
        schedule(inquiry.folder, at=now + kept_for(), now=now)
    record("inquiry.sorted", subject=inquiry, actor=actor, at=now)
