"""Writes what the system cannot know of the processing, field by field."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.records.models import Entry, Field
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.screening.guard import guarded_kinds


@transaction.atomic(durable=True)
def write_entry(words: Mapping[Field, str], *, actor: Actor, now: datetime) -> int:
    """Keep those fields whose words differ; how many. Raises `NotAllowedNow` for others than
    officers, `TellsOfSomebody` for words that tell something sensitive of a person."""
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowedNow("write_entry")
    standing = dict(Entry.objects.values_list("field", "words"))
    changed = {
        field: text.strip()
        for field, text in words.items()
        if text.strip() != standing.get(field, "")
    }
    if guarded_kinds("\n\n".join(changed.values())):
        raise TellsOfSomebody
    for field, text in changed.items():
        written = {"words": text, "written_at": now, "written_by": actor.account or 0}
        entry, _made = Entry.objects.update_or_create(field=field, defaults=written)
        record("records.written", subject=entry, actor=actor, at=now)
    return len(changed)
