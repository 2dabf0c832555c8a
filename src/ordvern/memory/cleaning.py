"""One batch of an old memory through the guard: what may stay, as TMX, and a count of the rest.

A pure function of its batch, so that it runs alike here, on several processes, and on a cluster,
and the parts put together in order are the same file, byte for byte.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain, islice
from typing import Any

from ordvern.collector import Uncollected
from ordvern.memory.coded import Coded
from ordvern.memory.file_entry import NOTHING_DROPPED, Dropped, FileEntry, Variant
from ordvern.memory.guard import USUAL, Admitted, KeptOut, Policy, Screen, admit
from ordvern.memory.tmx import encoded, pair, tu
from ordvern.memory.unit import AGENCY_WIDE, Unit
from ordvern.text import Category

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
    with Uncollected():
        tally = _judged(batch, source_language, screen=screen, policy=policy)
    dropped = Dropped.total([e.dropped for e in batch if e.dropped is not NOTHING_DROPPED])
    data = encoded("".join(tally.data))
    replaced = {kind.value: number for kind, number in tally.replaced.items()}
    return Cleaned(data, len(batch), tally.kept, tally.changed, replaced, tuple(tally.out), dropped)


def _judged(
    batch: Sequence[FileEntry], source_language: str, *, screen: Screen, policy: Policy
) -> "_Tally":
    units = [units_of_entry(entry, source_language) for entry in batch]
    outcomes = iter(admit([*chain.from_iterable(units)], screen=screen, policy=policy))
    tally = _Tally()
    for entry, some in zip(batch, units, strict=True):
        if len(some) == 1:  # nearly always
            tally.take_pair(entry, next(outcomes))
        else:
            tally.take(entry, list(islice(outcomes, len(some))))
    return tally


class _Tally:
    """What has become of the entries of a batch so far."""

    def __init__(self) -> None:
        self.data: list[str] = []
        self.out: list[Out] = []
        self.replaced: Counter[Category] = Counter()
        self.kept = self.changed = 0

    def take_pair(self, entry: FileEntry, found: Admitted | KeptOut) -> None:
        """Note what the guard made of an entry that is one pair."""
        if isinstance(found, Admitted):
            unit, replaced = found
            self.data.append(pair(entry.changed, unit))
            self.kept += 1
            if replaced:
                self.replaced.update(replaced)
                self.changed += 1
        else:
            self.out += _kept_out(entry, (found,))

    def take(self, entry: FileEntry, found: Sequence[Admitted | KeptOut]) -> None:
        """Note what the guard made of the pairs of an entry."""
        stays = [outcome for outcome in found if isinstance(outcome, Admitted)]
        self.data += _written(entry, stays)
        changed = [outcome.replaced for outcome in stays if outcome.replaced]
        for counts in changed:
            self.replaced.update(counts)
        if stays and len(stays) == len(found):
            self.kept += 1
            self.changed += bool(changed)
        else:
            self.out += _kept_out(entry, found)


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
    variants = entry.variants
    if len(variants) < 2:
        return []
    source = _source(entry, source_language)
    text, language, context = source.text, source.language, entry.context
    day = _day(entry.changed) if entry.changed else None
    if len(variants) == 2:  # nearly always: in full and by place, since a batch has thousands
        other = variants[source is variants[0]]
        return [Unit(text, other.text, language, other.language, context, AGENCY_WIDE, day)]
    return [
        Unit(text, other.text, language, other.language, context, changed=day)
        for other in variants
        if other is not source
    ]


def _day(changed: str) -> date | None:
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


def _written(entry: FileEntry, stays: Sequence[Admitted]) -> Iterable[str]:
    """The entry again; one for each translation where their sources came to differ."""
    together: dict[Coded, list[Unit]] = {}
    for outcome in stays:
        together.setdefault(outcome.unit.source, []).append(outcome.unit)
    written: list[str] = []
    for source, units in together.items():
        sides = [(unit.target_language, unit.target) for unit in units]
        written.append(tu(entry.changed, [(units[0].source_language, source), *sides]))
    return written


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
