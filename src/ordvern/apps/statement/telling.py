"""Tells customers and partners of a new version of the statement, officers of a broken promise."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.apps.customers.models import Customer
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.states import Standing
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify

from .promise import Promise

BATCH = 100


def tell_of_version(version: str, *, now: datetime) -> Iterator[int]:
    """Tell all who have not been told yet; yields how many, a hundred at a time.

    Broken off, it may be called again: nobody is told twice.
    """
    path = f"/personvern/{version}/endringer/"
    while accounts := list(_untold(path)[:BATCH]):
        with transaction.atomic():
            for account in accounts:
                kind = OutgoingMail.Kind.STATEMENT_CHANGED
                notify(account, kind, number="", path=path, now=now)
        yield len(accounts)


def tell_officers(promise: Promise, *, now: datetime) -> None:
    """Have every privacy officer told which promise is broken; call inside the transaction."""
    for officer in User.objects.filter(role=Role.OFFICER, is_active=True):
        kind = OutgoingMail.Kind.PROMISE_BROKEN
        notify(officer, kind, number="", path=f"/innsyn/lofte/{promise.id}/", now=now)


def _untold(path: str) -> QuerySet[User]:
    theirs = OuterRef("pk")
    customers = Customer.objects.standing().filter(account=theirs)
    partners = Partner.objects.exclude(status=Standing.ENDED).filter(account=theirs)
    told = OutgoingMail.objects.filter(
        account=theirs, kind=OutgoingMail.Kind.STATEMENT_CHANGED, path=path
    )
    to_tell = User.objects.filter(Exists(customers) | Exists(partners), is_active=True)
    return to_tell.exclude(Exists(told)).order_by("pk")
