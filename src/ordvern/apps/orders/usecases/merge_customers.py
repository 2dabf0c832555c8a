"""Two entries of the register that are one customer become one, with all that hangs on them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models.fields.reverse_related import ForeignObjectRel

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.emptying import empty_account
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.models import UnitScope
from ordvern.memory import ScopeKind


class BothHaveOne(Exception):
    """Both entries hold something of which a customer can have only one."""


def merge_customers(kept: Customer, *, other: Customer, actor: Actor, now: datetime) -> None:
    """Move everything from `other` to `kept` and remove `other`; it cannot be undone.

    Whoever has the account of `kept` sees the orders of both from now on. Raises `NotAllowedNow`
    if they are one entry, or one of them is gone or erased, and `BothHaveOne`.
    """
    try:
        _merge(kept, other, actor=actor, now=now)
    except IntegrityError:
        raise BothHaveOne from None


@transaction.atomic(durable=True)
def _merge(kept: Customer, other: Customer, *, actor: Actor, now: datetime) -> None:
    pair = Customer.objects.standing().select_for_update().filter(pk__in={kept.pk, other.pk})
    if len(pair) != 2:
        raise NotAllowedNow(f"merge_customers: customer:{kept.pk}")
    for relation in Customer._meta.related_objects:
        _move(relation, kept=kept, other=other)
    _move_claims(kept=kept, other=other)
    account = other.account
    record("customer.merged", subject=kept, actor=actor, at=now)
    Customer.objects.filter(pk=other.pk).delete()
    if not account.customers.exists():
        empty_account(account)


def _move(relation: ForeignObjectRel, *, kept: Customer, other: Customer) -> None:
    """Every table that points at a customer, also one that is not yet written, is moved."""
    name = relation.field.name
    rows = relation.related_model._base_manager
    if relation.one_to_one and rows.filter(**{name: kept}).exists():
        rows.filter(**{name: other}).delete()
        return
    rows.filter(**{name: other}).update(**{name: kept})


def _move_claims(*, kept: Customer, other: Customer) -> None:
    claims = UnitScope.objects.filter(kind=ScopeKind.CUSTOMER.value)
    had = claims.filter(ref=str(kept.pk)).values("unit")
    claims.filter(ref=str(other.pk), unit__in=had).delete()
    claims.filter(ref=str(other.pk)).update(ref=str(kept.pk))
