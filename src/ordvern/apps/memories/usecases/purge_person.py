"""An officer has a person found in memories and erased from them."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.store import remove
from ordvern.apps.memories.writing import writer_of
from ordvern.memory.persons import PersonPattern, holding, pattern_for

_ROWS = 20_000


def holding_person(
    memory: Memory, names: Collection[str], numbers: Collection[str] = ()
) -> list[int]:
    """Ids of the units whose source or target holds the person. Raises `TooShort`.

    The names are held for as long as this runs, and written nowhere.
    """
    pattern = pattern_for(names, numbers)
    return [unit for ids, texts in _texts(memory) for unit in _among(ids, texts, pattern)]


@transaction.atomic(durable=True)
def purge_person(
    memory: Memory,
    *,
    names: Collection[str],
    numbers: Collection[str] = (),
    actor: Actor,
    now: datetime,
) -> int:
    """How many units were erased. Raises `TooShort`. The log holds the memory, not the person."""
    count = remove(memory, holding_person(memory, names, numbers))
    record("memory.person_purged", subject=memory, actor=actor, at=now)
    return count


def _texts(memory: Memory) -> Iterator[tuple[list[int], list[str]]]:
    """Ids, and source and target of each, some at a time."""
    rows = StoredUnit.objects.filter(memory=memory)
    ids: list[int] = []
    texts: list[str] = []
    if memory.is_sealed:
        reader = writer_of(memory)
        units = ((row.pk, reader.unit(row)) for row in rows.iterator(chunk_size=2000))
        triples = ((pk, unit.source.text, unit.target.text) for pk, unit in units)
    else:
        triples = (
            row for row in rows.values_list("pk", "source", "target").iterator(chunk_size=_ROWS)
        )
    for pk, source, target in triples:
        ids.append(pk)
        texts += (source, target)
        if len(ids) == _ROWS:
            yield ids, texts
            ids, texts = [], []
    yield ids, texts


def _among(ids: list[int], texts: list[str], person: PersonPattern) -> list[int]:
    return sorted({ids[number // 2] for number in holding(texts, person)})
