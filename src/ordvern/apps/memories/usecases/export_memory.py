"""Staff take a memory out as TMX, XLIFF or a table: texts, languages and days, and nothing of who
wrote them."""

from collections.abc import Generator, Iterator
from datetime import datetime
from itertools import islice

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.writing import Writer, writer_of
from ordvern.memory import Unit
from ordvern.memory.exchange import Target, exported

_ROWS = 500


def export_memory(
    memory: Memory, *, form: Target = Target.TMX, actor: Actor, now: datetime
) -> Generator[bytes, None, None]:
    """The file in pieces; the log entry is written before the first. A table holds no codes.

    Raises `Shredded` when a customer's key is gone.
    """
    writer = writer_of(memory)
    record("memory.exported", subject=memory, actor=actor, at=now)
    return _some_at_once(exported(_units(writer), form))


def _units(writer: Writer) -> Iterator[Unit]:
    rows = StoredUnit.objects.filter(memory=writer.memory)
    return map(writer.unit, rows.iterator(chunk_size=_ROWS))


def _some_at_once(pieces: Iterator[bytes]) -> Generator[bytes, None, None]:
    while some := b"".join(islice(pieces, _ROWS)):
        yield some
