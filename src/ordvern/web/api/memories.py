"""Memories by the agency's own programs: looked up, searched, and fed through the guard."""

from typing import Annotated
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Query, Router, Status, UploadedFile
from ninja.decorators import decorate_view

from ordvern.apps.memories.counting import analysis_of
from ordvern.apps.memories.models import Memory, MemoryImport
from ordvern.apps.memories.searching import Where, concordance
from ordvern.apps.memories.store import OpenMemory, agreed_penalties
from ordvern.apps.memories.usecases.begin_import import begin_import
from ordvern.apps.programs.models import Scope
from ordvern.memory import Coded

from .callers import Asked, Bearer, Caller, Receiving, agency
from .memory_shapes import (
    ImportShape,
    MatchesOfSentences,
    MatchShape,
    Memories,
    MemoryShape,
    Sentences,
    Units,
    UnitShape,
    WordCounts,
    WordRow,
)
from .orders import order_of
from .receiving import prints_of, received, sent
from .repeating import Key, done_once

router = Router(tags=["memories"])
READ = Bearer(Scope.MEMORIES_READ)
MATCHES_AT_MOST = 5
LARGEST_ID = 2**53
Below = Annotated[int | None, Query(ge=1, le=LARGEST_ID)]
Words = Annotated[str, Query(max_length=200)]


def _memory(caller: Caller, memory_id: int) -> Memory:
    actor = agency(caller)
    if memory_id > LARGEST_ID:
        raise Http404
    return get_object_or_404(Memory.objects.visible_to(actor), pk=memory_id)


@router.get("/memories", url_name="memories", auth=READ, response=Memories)
def memories(request: Asked) -> Memories:
    """The agency's memories and those of its customers."""
    found = Memory.objects.visible_to(agency(request.auth))
    return Memories(memories=[_shape(each) for each in found])


def _shape(memory: Memory) -> MemoryShape:
    own = ("id", "name", "source_language", "target_language")
    told = {name: getattr(memory, name) for name in own}
    return MemoryShape(**told, customer=memory.customer_id)


@router.get("/memories/{int:memory_id}/units", url_name="memory-units", auth=READ, response=Units)
def memory_units(
    request: Asked,
    memory_id: int,
    words: Words = "",
    where: Annotated[Where, Query()] = Where.BOTH,
    below: Below = None,
) -> Units:
    """Units that hold some words as they stand, whatever their case; all without words."""
    found = concordance(_memory(request.auth, memory_id), words, where=where, below=below)
    units = [
        UnitShape(id=hit.id, source=hit.unit.source.text, target=hit.unit.target.text)
        for hit in found.hits
    ]
    return Units(units=units, onward=found.onward)


@router.post(
    "/memories/{int:memory_id}/matches",
    url_name="memory-matches",
    auth=READ,
    response=MatchesOfSentences,
)
def memory_matches(request: Asked, memory_id: int, asked: Sentences) -> MatchesOfSentences:
    """The best matches of each sentence; nothing of what is asked is kept."""
    here, penalties = OpenMemory(_memory(request.auth, memory_id)), agreed_penalties()
    today = timezone.localdate()
    return MatchesOfSentences(
        matches=[
            [
                MatchShape(
                    score=each.score,
                    source=each.unit.source.text,
                    target=each.unit.target.text,
                )
                for each in here.matches(
                    Coded(text),
                    threshold=asked.threshold,
                    limit=MATCHES_AT_MOST,
                    penalties=penalties,
                    today=today,
                )
            ]
            for text in asked.sentences
        ]
    )


@router.post(
    "/memories/{int:memory_id}/imports",
    url_name="memory-imports",
    auth=Receiving(Scope.MEMORIES_WRITE),
    response={202: ImportShape},
)
@decorate_view(received)
def memory_import_new(
    request: Asked, memory_id: int, key: Key, memory: File[UploadedFile]
) -> Status[ImportShape]:
    """Hand in an old memory (TMX, XLIFF, TBX, PO or a table); every unit goes through the guard."""
    into = _memory(request.auth, memory_id)
    if into.folder is not None and into.folder.erased_at is not None:
        raise Http404
    uploads, deposits = sent(request, "memory")

    def begin() -> tuple[int, ImportShape]:
        actor, now = request.auth.actor, timezone.now()
        run = begin_import(into, folder=uploads.place(), deposit=deposits[0], actor=actor, now=now)
        uploads.keep()
        return 202, _import(run)

    return done_once(request, key, [memory.name, prints_of(deposits)], begin)


@router.get(
    "/memories/{int:memory_id}/imports/{int:import_id}",
    url_name="memory-import",
    auth=READ,
    response=ImportShape,
)
def memory_import(request: Asked, memory_id: int, import_id: int) -> ImportShape:
    """How far it has come, and what the guard did, as counts."""
    runs = MemoryImport.objects.filter(memory=_memory(request.auth, memory_id))
    return _import(get_object_or_404(runs, pk=min(import_id, LARGEST_ID)))


def _import(run: MemoryImport) -> ImportShape:
    own = ("id", "status", "done", "stored", "replaced", "kept_out", "problem", "line")
    return ImportShape(**{name: getattr(run, name) for name in own}, memory=run.memory_id)


@router.get("/orders/{uuid:order_id}/words", url_name="words", auth=READ, response=WordCounts)
def words_of(request: Asked, order_id: UUID) -> WordCounts:
    """What the words of an order are, once they are counted: new, repeated, or known."""
    order = order_of(agency(request.auth), order_id)
    found = analysis_of(order.folder, order.target_language)
    if found is None:
        raise Http404
    rows = [
        WordRow(row=row.value, segments=count.segments, words=count.words)
        for row, count in found.rows.items()
        if count.segments
    ]
    return WordCounts(target_language=order.target_language, rules=found.rules, rows=rows)
