"""An officer has units erased from a memory: a few at once, many by the worker."""

from array import array
from collections.abc import Callable, Collection
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.queue import enqueue
from ordvern.apps.memories.models import Memory, Purging
from ordvern.apps.memories.store import remove

TASK = "memories.purge"
AT_ONCE = 2_000
"""Units that are erased while the officer waits, and by the worker in one transaction."""
_ID = "q"


class Why(StrEnum):
    """What the units have in common; all that the log says of them."""

    PERSON = "person"
    SCOPE = "scope"
    PERIOD = "period"


@transaction.atomic(durable=True)
def purge(
    memory: Memory, *, ids: Collection[int], why: Why, actor: Actor, now: datetime
) -> Purging | None:
    """Erase the units of these ids; what the worker will do of it, None if all is done.

    Also units that others have a claim on go.
    """
    if len(ids) <= AT_ONCE:
        remove(memory, ids, now=now)
        record(f"memory.{why}_purged", subject=memory, actor=actor, at=now)
        return None
    packed = array(_ID, ids).tobytes()
    run = Purging.objects.create(
        memory=memory, why=why.value, ids=packed, total=len(ids), begun_at=now
    )
    enqueue(TASK, run.pk, at=now)
    record("memory.purge_begun", subject=memory, actor=actor, at=now)
    return run


def go_on(run: Purging, *, clock: Callable[[], datetime], beat: Callable[[int, int], None]) -> None:
    """Erase what is left, some at a time; safe to call again after a crash."""
    if run.ended_at is not None:
        return
    ids = array(_ID, bytes(run.ids))
    while run.done < run.total:
        beat(run.done, run.total)
        with transaction.atomic(durable=True):
            some = ids[run.done : run.done + AT_ONCE].tolist()
            remove(run.memory, some, now=clock())
            run.done += len(some)
            run.save(update_fields=["done"])
    with transaction.atomic(durable=True):
        run.ids, run.ended_at = b"", clock()
        run.save(update_fields=["ids", "ended_at"])
        record(f"memory.{run.why}_purged", subject=run.memory, actor=SYSTEM, at=run.ended_at)
