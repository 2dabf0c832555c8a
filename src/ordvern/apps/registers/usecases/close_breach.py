"""Closes a case when all that it asks for is done, or when it was no breach; opens it anew."""

from datetime import datetime, timedelta

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import move
from ordvern.apps.files.models import Folder
from ordvern.apps.registers.completeness import NotComplete, lacks_of_closing
from ordvern.apps.registers.models import Breach, TextField
from ordvern.apps.registers.states import CLOSE, DISMISS, REOPEN

from .describe_breach import write_texts
from .weigh_breach import NoReasons

KEPT_FOR = timedelta(days=5 * 365)
"""Art. 33(5) asks for documentation and names no period; five years is the house's."""


@transaction.atomic(durable=True)
def close_breach(breach: Breach, *, actor: Actor, now: datetime) -> None:
    """Raises `NotComplete` with what is still to be done, `NotAllowedNow` before it was weighed."""
    if missing := lacks_of_closing(breach):
        raise NotComplete(missing)
    move(breach, CLOSE, closed_at=now, is_breach=True)
    _keep_until(breach, now + KEPT_FOR)
    record("breach.closed", subject=breach, actor=actor, at=now)


@transaction.atomic(durable=True)
def dismiss_breach(breach: Breach, *, reasons: str, actor: Actor, now: datetime) -> None:
    """It was no breach. The case is kept with the reasons. Raises `NoReasons`, and
    `NotAllowedNow` once it was reported."""
    if not reasons.strip():
        raise NoReasons
    write_texts(breach, {TextField.REASONS: reasons.strip()}, actor=actor, now=now)
    move(breach, DISMISS, closed_at=now, is_breach=False)
    _keep_until(breach, now + KEPT_FOR)
    record("breach.dismissed", subject=breach, actor=actor, at=now)


@transaction.atomic(durable=True)
def reopen_breach(breach: Breach, *, actor: Actor, now: datetime) -> None:
    """Something new has come up. The clock still runs from when the breach was first known."""
    move(breach, REOPEN, closed_at=None, is_breach=True)
    _keep_until(breach, None)
    record("breach.reopened", subject=breach, actor=actor, at=now)


def _keep_until(breach: Breach, until: datetime | None) -> None:
    Folder.objects.filter(pk=breach.folder_id).update(erase_by=until)
