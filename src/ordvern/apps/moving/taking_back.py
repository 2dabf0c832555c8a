"""A list that was taken in is taken back, as long as nothing came of anything in it.

Partners have no way back: each was written to when the list was taken in.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.deletion import ProtectedError

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.core.reversals import Reversal, key_of, not_as_left
from ordvern.apps.customers.models import Customer
from ordvern.apps.erasure.clearing import clear_soon
from ordvern.apps.retention.holds import is_held

from .known import AT_ONCE
from .models import TakenIn


def _customers_out(deed: AuditEvent, now: datetime) -> TakenIn:
    """Those entered at the deed's own moment go, with the accounts made for them."""
    taken = _locked(deed)
    names = _done_with(deed, "customer.registered")
    if is_held(sorted(names), now=now):
        raise not_as_left(deed)
    keys = sorted(int(name.partition(":")[2]) for name in names)
    for at in range(0, len(keys), AT_ONCE):
        _out(keys[at : at + AT_ONCE], deed)
    clear_soon(now=now)
    return taken


def _out(keys: list[int], deed: AuditEvent) -> None:
    customers = Customer.objects.filter(pk__in=keys)
    accounts = list(customers.values_list("account", flat=True))
    used = Q(account__last_login__isnull=False) | Q(price_lists__isnull=False)
    if len(accounts) < len(keys) or customers.filter(used | Q(cases__isnull=False)).exists():
        raise not_as_left(deed)
    try:
        customers.delete()
        User.objects.filter(pk__in=accounts, joined_at__gte=deed.at, customers=None).delete()
    except ProtectedError:
        raise not_as_left(deed) from None


def _locked(deed: AuditEvent) -> TakenIn:
    taken = TakenIn.objects.select_for_update().filter(pk=key_of(deed)).first()
    if taken is None:
        raise not_as_left(deed)
    return taken


def _done_with(deed: AuditEvent, verb: str) -> set[str]:
    """What was done at the deed's own moment by the same person, as the log names it; not once
    anything else has been done to any of it."""
    his = AuditEvent.objects.filter(actor_kind=deed.actor_kind, actor_account=deed.actor_account)
    names = set(_subjects(his.filter(verb=verb, at=deed.at, pk__lt=deed.pk)))
    kind = verb.partition(".")[0]
    since = AuditEvent.objects.filter(pk__gt=deed.pk, subject__startswith=f"{kind}:")
    if not names.isdisjoint(_subjects(since)):
        raise not_as_left(deed)
    return names


def _subjects(events: QuerySet[AuditEvent]) -> Iterator[str]:
    yield from events.values_list("subject", flat=True)


OF_MOVING = (Reversal("customer.list_taken_in", _customers_out),)
