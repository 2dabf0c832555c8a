"""What somebody of the staff is there for, from the next request on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import User
from ordvern.apps.core.owners import check_owner_stays
from ordvern.apps.core.states import NotAllowedNow


@transaction.atomic(durable=True)
def give_duties(user: User, *, duties: Iterable[Duty], actor: Actor, now: datetime) -> None:
    """These and no others. Raises `NotAllowedNow` for an account that is shut or not the staff's,
    and `LastOwner`."""
    chosen = frozenset(duties)
    if Duty.OWNER not in chosen:
        check_owner_stays(user)  # first, as wherever somebody leaves: two never wait for each other
    current = User.objects.select_for_update().get(pk=user.pk)
    if not current.is_active or current.role != Role.STAFF or not chosen:
        raise NotAllowedNow(f"give_duties: user:{user.pk}")
    if chosen == current.duties:
        return
    current.set_duties(chosen)
    current.save()
    record("account.duties_given", subject=current, actor=actor, at=now)
