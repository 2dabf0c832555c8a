"""How every case ends: closed by whom, told, and its words on their way out."""

from datetime import datetime, timedelta

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import Transition, move
from ordvern.apps.files.shredding import schedule

from .models import Case

WORDS_KEPT = timedelta(days=90)
"""How long what was written is kept, for whoever complains of the answer."""


class IdentityNotProven(Exception):
    """Nobody has shown that it is the person himself who asks."""


def close(case: Case, step: Transition, *, actor: Actor, now: datetime, **also: object) -> None:
    """Close it; of two who decide at once exactly one does. Raises `NotAllowedNow`.

    Call inside the transaction that decides.
    """
    move(case, step, closed_at=now, closed_by=actor.account, **also)
    schedule(case.folder, at=now + WORDS_KEPT, now=now)
    record(f"case.{case.status}", subject=case, actor=actor, at=now)
