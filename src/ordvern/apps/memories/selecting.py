"""Which units of a memory hold a person, belong to an order or a customer, or came in some days."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import QuerySet

from ordvern.memory import Scope
from ordvern.memory.persons import PersonPattern, holding, pattern_for

from .models import Memory, StoredUnit
from .writing import writer_of

_ROWS = 20_000


def claimed_by(memory: Memory, scope: Scope) -> "QuerySet[StoredUnit]":
    """The units that this scope has a claim on, whoever else has one."""
    claims = {"scopes__kind": scope.kind.value, "scopes__ref": scope.id}
    return StoredUnit.objects.filter(memory=memory, **claims)


def added_between(memory: Memory, since: date, until: date) -> "QuerySet[StoredUnit]":
    """The units added from the first day to the last one, both counted in."""
    days = {"added_at__date__gte": since, "added_at__date__lte": until}
    return StoredUnit.objects.filter(memory=memory, **days)


def holding_person(
    memory: Memory, names: Collection[str], numbers: Collection[str] = ()
) -> list[int]:
    """Ids of the units whose source or target holds the person. Raises `TooShort`.

    The names are held for as long as this runs, and written nowhere.
    """
    pattern = pattern_for(names, numbers)
    return [unit for ids, texts in _texts(memory) for unit in _among(ids, texts, pattern)]


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
