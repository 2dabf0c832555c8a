"""The worker takes an old memory in, batch by batch, each whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.audit import record
from ordvern.apps.files.reading import Erased, opened
from ordvern.apps.files.shredding import schedule
from ordvern.apps.memories.models import Memory, MemoryImport
from ordvern.apps.memories.store import OpenMemory
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Scope, ScopeKind, Unit
from ordvern.memory.cleaning import batches, units_of_entry
from ordvern.memory.exchange import opened as opened_memory
from ordvern.memory.file_entry import FileEntry, Unreadable
from ordvern.memory.guard import Admitted, KeptOut, admit
from ordvern.vault import Shredded

WRONG_LANGUAGES = "wrong_languages"


class MemoryGone(Exception):
    """The memory was deleted, and with it the note of what was to be taken in."""


def take_in(
    run: MemoryImport, *, clock: Callable[[], datetime], beat: Callable[[int, int], None]
) -> None:
    """Go on with an import where it stands; safe to call again after a crash.

    It ends quietly where the memory is deleted meanwhile."""
    if run.status != MemoryImport.Status.WAITING:
        return
    try:
        _read(run, clock=clock, beat=beat)
        _end(run, status=MemoryImport.Status.DONE, problem=None, now=clock())
    except Unreadable as problem:
        _end(run, status=MemoryImport.Status.FAILED, problem=problem, now=clock())
    except (Erased, Shredded):
        gone = Unreadable("the file, or the memory's key, was erased meanwhile")
        _end(run, status=MemoryImport.Status.FAILED, problem=gone, now=clock())
    except MemoryGone:
        drop(run.pk, now=clock())


@transaction.atomic(durable=True)
def drop(import_id: int, *, now: datetime) -> None:
    """Note that nothing more is taken in, for there is nothing to take it into."""
    record("memory.import_dropped", subject=MemoryImport(pk=import_id), actor=SYSTEM, at=now)


def _read(
    run: MemoryImport, *, clock: Callable[[], datetime], beat: Callable[[int, int], None]
) -> None:
    file = run.folder.files.get()
    with opened(file, actor=SYSTEM, now=clock()) as stream:
        reader = opened_memory(
            stream,
            source_language=run.memory.source_language,
            target_language=run.memory.target_language,
        )
        memory = OpenMemory(run.memory)
        for batch in batches(islice(reader, run.done, None)):
            _keep(run, memory, batch, reader.source_language, now=clock())
            beat(run.done, 0)


def _hold(run: MemoryImport) -> None:
    """Keep the memory from being deleted until the transaction ends. Raises `MemoryGone`."""
    if not MemoryImport.objects.select_for_update().filter(pk=run.pk).exists():
        raise MemoryGone


def _keep(
    run: MemoryImport, memory: OpenMemory, batch: list[FileEntry], language: str, *, now: datetime
) -> None:
    """Judge a batch, then store it and note how far we are in one transaction."""
    units = [unit for each in batch for unit in units_of_entry(each, language)]
    fitting = [unit for unit in units if _fits(unit, run.memory)]
    outcomes = admit([_named(unit, run) for unit in fitting], screen=scan_rows)
    admitted = [each for each in outcomes if isinstance(each, Admitted)]
    out = Counter(each.reason.value for each in outcomes if isinstance(each, KeptOut))
    out[WRONG_LANGUAGES] += len(units) - len(fitting)
    with transaction.atomic(durable=True):
        _hold(run)
        run.stored += memory.add(admitted, scopes=list(_scopes(run)), now=now)
        run.replaced += sum(bool(each.replaced) for each in admitted)
        run.kept_out = dict(+(Counter(run.kept_out) + out))
        run.done += len(batch)
        run.save(update_fields=["stored", "replaced", "kept_out", "done"])


def _named(unit: Unit, run: MemoryImport) -> Unit:
    """The unit under its memory's languages: en-GB is at home in a memory of en."""
    return Unit(
        unit.source,
        unit.target,
        run.memory.source_language,
        run.memory.target_language,
        unit.context,
        changed=unit.changed,
    )


def _fits(unit: Unit, memory: Memory) -> bool:
    return _same(unit.source_language, memory.source_language) and _same(
        unit.target_language, memory.target_language
    )


def _same(tag: str, wanted: str) -> bool:
    """Whether a tag is that language; "no" is what old tools call bokmål."""
    tag, wanted = tag.casefold(), wanted.casefold()
    main = {"no": "nb"}.get(tag.split("-")[0], tag.split("-")[0])
    return tag == wanted or main == wanted


def _scopes(run: MemoryImport) -> Iterator[Scope]:
    if run.memory.customer_id:
        yield Scope(ScopeKind.CUSTOMER, str(run.memory.customer_id))
    else:
        yield Scope(ScopeKind.AGENCY)


@transaction.atomic(durable=True)
def _end(run: MemoryImport, *, status: str, problem: Unreadable | None, now: datetime) -> None:
    _hold(run)
    run.status, run.ended_at = status, now
    if problem:
        run.problem, run.line = problem.problem[:120], problem.line
    run.save(update_fields=["status", "ended_at", "problem", "line"])
    schedule(run.folder, at=now, now=now)
    record(f"memory.import_{status}", subject=run.memory, actor=SYSTEM, at=now)
