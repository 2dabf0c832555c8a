"""Staff set on what terms a customer buys: the tax, and whether prices are agreed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ordvern.apps.billing.models import Terms
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.customers.models import Customer


@transaction.atomic(durable=True)
def set_terms(
    customer: Customer, *, typed: Mapping[str, object], actor: Actor, now: datetime
) -> Terms:
    """Keep what was typed, by the names of the fields."""
    terms, _ = Terms.objects.update_or_create(customer=customer, defaults=dict(typed))
    record("customer.terms_set", subject=customer, actor=actor, at=now)
    return terms
