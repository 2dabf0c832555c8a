"""The demo's memories: the agency's own, grown over months, and a customer's old one taken in."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from ordvern.apps.customers.models import Customer
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.memories.models import MemoryImport
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.begin_import import begin_import
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.guard import Admitted, admit
from ordvern.memory.tmx import FOOTER, header, written

from .cast import EXPORTER, Cast
from .papers import words

LANGUAGES = ("nb", "en")
# How many units were added how many days ago; the rest today.
GROWTH = ((14, 160), (5, 120), (11, 65), (7, 30))


def make_memories(cast: Cast, now: datetime) -> None:
    """Fill the agency's memory through the guard, and hand in the exporter's old one."""
    _fill_own(cast, now)
    _take_in_old(cast, now)


def _fill_own(cast: Cast, now: datetime) -> None:
    source, target = LANGUAGES
    own = open_memory(
        "Teknikk, avtaler og skjemaer",
        source_language=source,
        target_language=target,
        actor=cast.siri.actor,
        now=now - timedelta(days=GROWTH[0][1]),
    )
    units = [Unit(Coded(a), Coded(b), *LANGUAGES) for a, b in _pairs("memory.nb-en.tsv")]
    judged = admit(units, screen=scan_rows)
    admitted = [outcome for outcome in judged if isinstance(outcome, Admitted)]
    for part, days in _parts(admitted):
        add(own, part, scopes=[Scope(ScopeKind.AGENCY)], now=now - timedelta(days=days))


def _parts(admitted: Sequence[Admitted]) -> Iterator[tuple[Sequence[Admitted], int]]:
    start = 0
    for count, days in GROWTH:
        yield admitted[start : start + count], days
        start += count
    yield admitted[start:], 0


def _take_in_old(cast: Cast, now: datetime) -> MemoryImport:
    """The worker takes it in, like any other."""
    source, target = LANGUAGES
    memory = open_memory(
        "Nordlys Seafood, sjømat",
        source_language=source,
        target_language=target,
        customer=Customer.objects.filter(name=EXPORTER.name).earliest("pk"),
        actor=cast.siri.actor,
        now=now,
    )
    folder = new_folder(now=now)
    deposit = put_bytes(folder, _tmx(_pairs("old_memory.nb-en.tsv")), name="sjømat.tmx")
    return begin_import(memory, folder=folder, deposit=deposit, actor=cast.siri.actor, now=now)


def _tmx(pairs: Sequence[tuple[str, str]]) -> bytes:
    source, target = LANGUAGES
    entries = (
        FileEntry(n, (Variant(source, Coded(a)), Variant(target, Coded(b))), "20210304")
        for n, (a, b) in enumerate(pairs, 1)
    )
    return header(source) + b"".join(map(written, entries)) + FOOTER


def _pairs(name: str) -> list[tuple[str, str]]:
    pairs = (line.partition("\t") for line in words(name).splitlines())
    return [(source, target) for source, _tab, target in pairs]
