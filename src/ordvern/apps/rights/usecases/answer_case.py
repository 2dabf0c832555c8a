"""A right is granted: what was asked is done, or begun where it takes the worker."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of, record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.models import Memory, Objection
from ordvern.apps.memories.store import remove, withdraw
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.lift_hold import end_hold
from ordvern.apps.retention.usecases.place_hold import keep_hold
from ordvern.apps.rights.closing import IdentityNotProven, close
from ordvern.apps.rights.models import Case, Kind
from ordvern.apps.rights.resting import restrictions_of, tell_recipients
from ordvern.apps.rights.states import ANSWER
from ordvern.apps.rights.words import tell
from ordvern.memory import Scope, ScopeKind

ERASE = "rights.erase"
RESTRICTED_FOR = timedelta(days=365)

Deed = Callable[[Case, Customer, Actor, datetime], None]


@transaction.atomic(durable=True)
def answer_case(case: Case, *, actor: Actor, now: datetime) -> None:
    """Grant it, and do what it takes; of two officers at once one does.

    Raises `IdentityNotProven` before anything is done or given out, and `NotAllowedNow`.
    """
    current = Case.objects.select_related("customer__account").get(pk=case.pk)
    if not current.is_proven:
        raise IdentityNotProven
    close(case, ANSWER, actor=actor, now=now)
    if current.customer is not None and case.kind in DEEDS:
        DEEDS[Kind(case.kind)](case, current.customer, actor, now)
    if case.kind != Kind.ERASURE:  # he is told when it is done: his address goes too
        tell(case, now=now)


def _erase(case: Case, customer: Customer, actor: Actor, now: datetime) -> None:
    """A restriction that the person asked for himself does not stand in his way."""
    Case.objects.filter(pk=case.pk).update(wish_stands=True)
    for hold in restrictions_of(customer.account, now=now):
        end_hold(hold, actor=actor, now=now)
    enqueue(ERASE, case.pk, at=now)


def _restrict(case: Case, customer: Customer, actor: Actor, now: datetime) -> None:
    """Nothing of it is deleted, offered to partners or remembered while it stands."""
    until = timezone.localdate(now) + RESTRICTED_FOR
    for entry in customer.account.customers.standing():
        keep_hold(
            name_of(entry),
            ground=Hold.Ground.RESTRICTION,
            until=until,
            reference=case.number,
            actor=actor,
            now=now,
        )
    tell_recipients(case, now=now)


def _object(case: Case, customer: Customer, actor: Actor, now: datetime) -> None:
    """What rests on our interest alone ends: sentences kept in memories for later orders, and none
    of a later order goes there."""
    Objection.objects.get_or_create(account=customer.account, defaults={"since": now})
    for entry in customer.account.customers.all():
        withdraw(Scope(ScopeKind.CUSTOMER, str(entry.pk)), now=now)
        for number in entry.orders.values_list("number", flat=True):
            withdraw(Scope(ScopeKind.ORDER, number), now=now)
        for memory in Memory.objects.filter(customer=entry):
            remove(memory, memory.units.values_list("pk", flat=True), now=now)
            record("memory.scope_purged", subject=memory, actor=actor, at=now)


DEEDS: dict[Kind, Deed] = {
    Kind.ERASURE: _erase,
    Kind.RESTRICTION: _restrict,
    Kind.OBJECTION: _object,
}
"""What granting does by itself. Access and portability are the package, which the person fetches;
corrections are made where the details stand."""
