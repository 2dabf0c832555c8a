"""Staff give an old memory (TMX, XLIFF, TBX, PO or a table) to be taken in."""

from datetime import datetime, timedelta

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.files.models import Folder, StoredFile
from ordvern.apps.files.shredding import schedule
from ordvern.apps.files.store import Deposit, add_file
from ordvern.apps.memories.models import Memory, MemoryImport

TASK = "memories.import"
KEPT_FOR = timedelta(days=2)


@transaction.atomic(durable=True)
def begin_import(
    memory: Memory, *, folder: Folder, deposit: Deposit, actor: Actor, now: datetime
) -> MemoryImport:
    """Have the worker take the file in. The file erases itself, whatever becomes of it."""
    add_file(folder, deposit, role=StoredFile.Role.SOURCE, now=now)
    schedule(folder, at=now + KEPT_FOR, now=now)
    run = MemoryImport.objects.create(memory=memory, folder=folder, begun_at=now)
    enqueue(TASK, run.pk, at=now)
    record("memory.import_begun", subject=memory, actor=actor, at=now)
    return run
