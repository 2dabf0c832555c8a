"""Restrictions that a customer has asked for."""

from datetime import datetime

from django.utils import timezone

from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import User
from ordvern.apps.retention.models import Hold, HoldQuerySet


def restrictions_of(account: User, *, now: datetime) -> HoldQuerySet:
    """Those that stand on any of the account's entries."""
    names = [name_of(entry) for entry in account.customers.all()]
    standing = Hold.objects.standing(timezone.localdate(now))
    return standing.filter(subject__in=names, ground=Hold.Ground.RESTRICTION)
