"""Staff hand in a list of the old system: it is looked at, and nothing of it is on a register."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.store import Deposit, add_file
from ordvern.apps.moving.handing import SUBJECTS
from ordvern.apps.moving.models import TakenIn


@transaction.atomic(durable=True)
def hand_in_list(
    folder: Folder, *, deposit: Deposit, of: TakenIn.Of, actor: Actor, now: datetime
) -> StoredFile:
    """Keep the file in its folder, which erases itself within the hour."""
    file = add_file(folder, deposit, role=StoredFile.Role.SOURCE, now=now)
    record(f"{SUBJECTS[of]}.list_handed_in", subject=file, actor=actor, at=now)
    return file
