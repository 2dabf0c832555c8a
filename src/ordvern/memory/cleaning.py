"""One batch of an old memory through the guard: what may stay, as TMX, and a count of the rest.

A pure function of its batch, so that it runs alike here, on several processes, and on a cluster,
and the parts put together in order are the same file, byte for byte.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from typing import Any

from ordvern.memory.coded import Coded
from ordvern.memory.file_entry import NOTHING_DROPPED, Dropped, FileEntry, Variant
from ordvern.memory.guard import USUAL, Admitted, KeptOut, Policy, Screen, admit
from ordvern.memory.tmx import tu
from ordvern.memory.unit import Unit

BATCH = 2048
"""Entries that go through the guard together: many, since what was changed is screened again."""
ANY_LANGUAGE = "*all*"


@dataclass(frozen=True, slots=True)
class Out:
    """An entry that was kept out whole or in part: its number in the file, why, and the kinds."""

    number: int
    reason: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What became of a batch. `data` are `tu` elements. `entries` were read, `kept` of them
    written whole, `changed` of those with placeholders for `replaced` values."""

    data: bytes
    entries: int
    kept: int
    changed: int
    replaced: dict[str, int]
    out: tuple[Out, ...]
    dropped: Dropped


def batches(entries: Iterable[FileEntry]) -> Iterator[list[FileEntry]]:
    """The entries in batches, always cut at the same numbers."""
    rest = iter(entries)
    while batch := list(islice(rest, BATCH)):
        yield batch


def clean(
    batch: Sequence[FileEntry], source_language: str, *, screen: Screen, policy: Policy = USUAL
) -> Cleaned:
    """Judge each pair of source and translation; raises whatever `screen` raises."""
    pairs = [(entry, unit) for entry in batch for unit in units_of_entry(entry, source_language)]
    outcomes = admit([unit for _, unit in pairs], screen=screen, policy=policy)
    judged: dict[int, list[Admitted | KeptOut]] = {entry.number: [] for entry in batch}
    for (entry, _), outcome in zip(pairs, outcomes, strict=True):
        judged[entry.number].append(outcome)
    replaced: Counter[str] = Counter()
    written_entries: list[bytes] = []
    out: list[Out] = []
    kept = changed = 0
    for entry in batch:
        found = judged[entry.number]
        stays = [outcome for outcome in found if isinstance(outcome, Admitted)]
        written_entries += _written(entry, stays)
        is_changed = False
        for outcome in stays:
            if outcome.replaced:
                is_changed = True
                replaced.update({kind.value: n for kind, n in outcome.replaced.items()})
        is_whole = bool(found) and len(stays) == len(found)
        if not is_whole:
            out += _kept_out(entry, found)
        kept += is_whole
        changed += is_whole and is_changed
    left_behind = (entry.dropped for entry in batch if entry.dropped is not NOTHING_DROPPED)
    dropped = sum(left_behind, NOTHING_DROPPED)
    data = b"".join(written_entries)
    return Cleaned(data, len(batch), kept, changed, dict(replaced), tuple(out), dropped)


def report(parts: Iterable[Cleaned]) -> dict[str, Any]:
    """What happened to a memory, for a file or a page: counts, and the numbers of the entries
    kept out; never a word of theirs."""
    totals: Counter[str] = Counter()
    replaced: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    dropped = Dropped()
    out: list[Out] = []
    for part in parts:
        totals.update(entries=part.entries, kept=part.kept, changed=part.changed)
        replaced.update(part.replaced)
        reasons.update(each.reason for each in part.out)
        kinds.update(kind for each in part.out for kind in each.categories)
        dropped += part.dropped
        out += part.out
    return {
        "entries": totals["entries"],
        "kept": totals["kept"],
        "kept_with_placeholders": totals["changed"],
        "replaced_by_kind": dict(sorted(replaced.items())),
        "kept_out_by_reason": dict(sorted(reasons.items())),
        "kept_out_by_kind": dict(sorted(kinds.items())),
        "left_behind": asdict(dropped),
        "kept_out": [
            {"entry": each.number, "reason": each.reason, "kinds": list(each.categories)}
            for each in out
        ],
    }


def units_of_entry(entry: FileEntry, source_language: str) -> list[Unit]:
    """A unit for each translation of the entry. The source is the variant in the file's source
    language, or the first."""
    if len(entry.variants) < 2:
        return []
    source = _source(entry, source_language)
    return [
        Unit(
            source.text,
            other.text,
            source.language,
            other.language,
            entry.context,
            changed=_day(entry.changed),
        )
        for other in entry.variants
        if other is not source
    ]


def _day(changed: str) -> date | None:
    if not changed:  # most entries of old memories: an exception would cost more than the rest
        return None
    try:
        return date.fromisoformat(changed)
    except ValueError:
        return None


def _source(entry: FileEntry, language: str) -> Variant:
    if entry.variants[0].language == language:
        return entry.variants[0]
    wanted = language.casefold()
    if wanted != ANY_LANGUAGE:
        for same in (_whole, _primary):
            for variant in entry.variants:
                if same(variant.language) == same(wanted):
                    return variant
    return entry.variants[0]


def _whole(tag: str) -> str:
    return tag.casefold()


def _primary(tag: str) -> str:
    return tag.casefold().split("-")[0]


def _written(entry: FileEntry, stays: Sequence[Admitted]) -> Iterator[bytes]:
    """The entry again; one for each translation where their sources came to differ."""
    if len(stays) == 1:  # nearly always
        only = stays[0].unit
        sides = (only.source_language, only.source), (only.target_language, only.target)
        yield tu(entry.changed, *sides)
        return
    together: dict[Coded, list[Unit]] = {}
    for outcome in stays:
        together.setdefault(outcome.unit.source, []).append(outcome.unit)
    for source, units in together.items():
        others = ((unit.target_language, unit.target) for unit in units)
        yield tu(entry.changed, (units[0].source_language, source), *others)


def _kept_out(entry: FileEntry, found: Sequence[Admitted | KeptOut]) -> Iterator[Out]:
    if not found:
        yield Out(entry.number, "no_pair", ())
    reasons = dict.fromkeys(outcome for outcome in found if isinstance(outcome, KeptOut))
    for outcome in reasons:
        yield Out(
            entry.number,
            outcome.reason.value,
            tuple(sorted(kind.value for kind in outcome.categories)),
        )
