"""Whoever did something takes it back, some minutes later at most, if nothing came of it yet."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.reversals import WITHIN, Reversal, TooLate, not_as_left
from ordvern.apps.core.states import NotAllowedNow


@transaction.atomic(durable=True)
def take_back(deed: AuditEvent, *, how: Reversal, actor: Actor, now: datetime) -> None:
    """Put things as they were before `deed`, an entry of the log, and note that as an entry of
    its own.

    Raises `NotAllowedNow` for a deed of somebody else, `TooLate`, and `ChangedMeanwhile` if
    anything was done to the same record since, as by a second click on the same button.
    """
    if not _is_his(deed, actor) or deed.verb != how.verb:
        raise NotAllowedNow(f"take_back: {deed.subject}")
    if deed.at < now - WITHIN:
        raise TooLate(f"take_back: {deed.subject}")
    AuditEvent.objects.select_for_update().get(pk=deed.pk)
    put_back = how.put_back(deed, now)
    # Asked when the locks are held: what another has done meanwhile is seen, and all of it undone.
    if AuditEvent.objects.filter(subject=deed.subject, pk__gt=deed.pk).exists():
        raise not_as_left(deed)
    record(how.undone, subject=put_back, actor=actor, at=now)


def _is_his(deed: AuditEvent, actor: Actor) -> bool:
    same = (deed.actor_kind, deed.actor_account) == (actor.kind.value, actor.account)
    return same and actor.account is not None
