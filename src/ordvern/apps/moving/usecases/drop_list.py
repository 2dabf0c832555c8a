"""Staff do not want a list taken in that they handed in: its file goes at once."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.files.models import StoredFile
from ordvern.apps.moving.handing import SUBJECTS, used_up
from ordvern.apps.moving.models import TakenIn


@transaction.atomic(durable=True)
def drop_list(file: StoredFile, *, of: TakenIn.Of, actor: Actor, now: datetime) -> None:
    """Raises `NotAllowedNow` if it has gone."""
    used_up(file, now=now)
    record(f"{SUBJECTS[of]}.list_dropped", subject=file, actor=actor, at=now)
