"""The owner chooses which orders only those see who are on them."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.files.people import NeedToKnow


@transaction.atomic(durable=True)
def choose_need_to_know(scope: NeedToKnow.Scope, *, actor: Actor, now: datetime) -> NeedToKnow:
    """It holds at once, for all orders."""
    chosen, _new = NeedToKnow.objects.update_or_create(
        pk=1, defaults={"scope": scope, "set_at": now}
    )
    record("account.need_to_know_set", subject=chosen, actor=actor, at=now)
    return chosen
