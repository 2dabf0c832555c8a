"""Staff mend the translation of a unit; the new one goes through the guard like any other."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.clearing import clear_soon
from ordvern.apps.memories.models import StoredUnit
from ordvern.apps.memories.store import index_of
from ordvern.apps.memories.writing import writer_of
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, entry
from ordvern.memory.guard import Admitted, KeptOut, admit


def edit_unit(row: StoredUnit, *, target: str, actor: Actor, now: datetime) -> Admitted | KeptOut:
    """Write the new translation, or nothing: what the guard made of it is given back.

    Inline codes of the old translation do not fit the new text and go.
    """
    writer = writer_of(row.memory)
    edited = writer.unit(row)._replace(target=Coded(target), changed=timezone.localdate(now))
    (outcome,) = admit([edited], screen=scan_rows)
    if isinstance(outcome, Admitted):
        _write(row, outcome, actor=actor, now=now)
    return outcome


@transaction.atomic(durable=True)
def _write(row: StoredUnit, admitted: Admitted, *, actor: Actor, now: datetime) -> None:
    fields = writer_of(row.memory).fields(admitted.unit)
    StoredUnit.objects.filter(pk=row.pk).update(**fields, changed_on=timezone.localdate(now))
    if not row.memory.is_sealed:
        index = index_of(row.memory)
        index.remove([row.pk])
        index.add([entry(row.pk, admitted.unit.source)])
    clear_soon(now=now)
    record("memory.unit_edited", subject=row.memory, actor=actor, at=now)
