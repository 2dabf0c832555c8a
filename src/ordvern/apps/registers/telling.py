"""Tells the privacy officers of a clock, each of its marks once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.post.outbox import notify

from .models import Reminder


def remind(subject: str, mark: str, *, kind: str, number: str, path: str, now: datetime) -> bool:
    """Tell every officer, unless it was done for this mark; whether anybody was told now.

    Call inside the transaction that found the clock so.
    """
    try:
        with transaction.atomic():
            Reminder.objects.create(subject=subject, mark=mark, sent_at=now)
    except IntegrityError:
        return False
    for officer in User.objects.filter(role=Role.OFFICER, is_active=True):
        notify(officer, kind, number=number, path=path, now=now)
    return True
