"""Staff take a memory out as TMX: texts, languages and days, and nothing of who wrote them."""

from collections.abc import Generator
from datetime import datetime

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.writing import Writer, writer_of
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.tmx import FOOTER, header, written

_ROWS = 500


def export_memory(memory: Memory, *, actor: Actor, now: datetime) -> Generator[bytes, None, None]:
    """The file in pieces; the log entry is written before the first.

    Raises `Shredded` when a customer's key is gone.
    """
    writer = writer_of(memory)
    record("memory.exported", subject=memory, actor=actor, at=now)
    return _pieces(writer)


def _pieces(writer: Writer) -> Generator[bytes, None, None]:
    yield header(writer.memory.source_language)
    rows = StoredUnit.objects.filter(memory=writer.memory)
    some: list[bytes] = []
    for number, row in enumerate(rows.iterator(chunk_size=_ROWS), 1):
        some.append(written(_entry(number, row, writer)))
        if len(some) == _ROWS:
            yield b"".join(some)
            some.clear()
    yield b"".join(some) + FOOTER


def _entry(number: int, row: StoredUnit, writer: Writer) -> FileEntry:
    unit = writer.unit(row)
    variants = (
        Variant(unit.source_language, unit.source),
        Variant(unit.target_language, unit.target),
    )
    return FileEntry(number, variants, f"{row.changed_on:%Y%m%d}" if row.changed_on else "")
