"""An account is shut: whoever is signed in with it is out at the next request."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.core.owners import check_owner_stays
from ordvern.apps.core.states import NotAllowedNow


@transaction.atomic(durable=True)
def close_account(user: User, *, actor: Actor, now: datetime) -> None:
    """Its password goes too, and with it every session: none comes back to life if the account is
    opened again. Raises `NotAllowedNow` if it is shut already, and `LastOwner`.
    """
    check_owner_stays(user)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise NotAllowedNow(f"close_account: user:{user.pk}")
    user.refresh_from_db()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    record("account.closed", subject=user, actor=actor, at=now)
