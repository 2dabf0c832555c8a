"""An account is shut: whoever is signed in with it is out at the next request."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow


@transaction.atomic(durable=True)
def close_account(user: User, *, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if it is shut already."""
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise NotAllowedNow(f"close_account: user:{user.pk}")
    record("account.closed", subject=user, actor=actor, at=now)
