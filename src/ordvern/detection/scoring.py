"""How well scans do on marked documents, in the measures that matter for redaction.

A marked span counts as found when findings of its family (identifier or special kind) cover at
least half of its characters; whether a finding of the same kind touches it is scored apart.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ordvern.detection.marking import Mark, MarkedDocument, Told
from ordvern.text import SPECIAL, Category, Span, word_count

Share = float | None
"""A part of a whole, 0 to 1 to four places; None where there is nothing to divide by."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How often a yes of the scan was right, and how many of the `n` true ones it saw."""

    precision: Share
    recall: Share
    n: int


@dataclass(frozen=True, slots=True)
class Seen:
    """Of `n` marked spans of a kind: the share covered, and the share touched by that kind."""

    covered: Share
    right_label: Share
    n: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures over all documents; names and meanings are those of the project's yardstick."""

    documents: int
    identifier_char_recall: Share
    identifier_char_precision: Share
    documents_with_nothing_missed: Share
    findings_per_1000_words_where_nobody_is_named: float | None
    document_personal: Judged
    document_sensitive: Judged
    document_sensitive_by_kind: dict[str, Judged]
    span_recall_by_kind: dict[str, Seen]


class Cover:
    """The characters that some spans cover, as stretches without overlap."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._stretches: list[tuple[int, int]] = []
        for span in sorted(mark.span for mark in marks):
            if self._stretches and span.start <= self._stretches[-1][1]:
                start, end = self._stretches.pop()
                self._stretches.append((start, max(end, span.end)))
            else:
                self._stretches.append((span.start, span.end))

    def __len__(self) -> int:
        return sum(end - start for start, end in self._stretches)

    def of(self, span: Span) -> int:
        """How many characters of `span` are covered."""
        first = max(0, bisect_right(self._stretches, (span.start, span.start)) - 1)
        shared = 0
        for start, end in self._stretches[first:]:
            if start >= span.end:
                break
            shared += max(0, min(end, span.end) - max(start, span.start))
        return shared

    def shared(self, other: "Cover") -> int:
        """How many characters both cover."""
        return sum(self.of(Span(*stretch)) for stretch in other._stretches)

    def has_half(self, span: Span) -> bool:
        return self.of(span) * 2 >= len(span)


@dataclass(frozen=True, slots=True)
class Covers:
    """What the marks of one document cover, by family."""

    identifiers: Cover
    special: Cover
    all: Cover

    @classmethod
    def by(cls, marks: Sequence[Mark]) -> "Covers":
        return cls(
            Cover(mark for mark in marks if not mark.kind.is_special),
            Cover(mark for mark in marks if mark.kind.is_special),
            Cover(marks),
        )

    def has(self, mark: Mark) -> bool:
        """Whether half of a mark is covered by marks of its family."""
        return (self.special if mark.kind.is_special else self.identifiers).has_half(mark.span)


def missed(document: MarkedDocument, found: Told) -> Iterator[Mark]:
    """The marks of a document that findings do not cover."""
    covers = Covers.by(found.marks)
    return (mark for mark in document.told.marks if not covers.has(mark))


def alarms(document: MarkedDocument, found: Told) -> Iterator[Mark]:
    """The findings that no mark of their family covers."""
    covers = Covers.by(document.told.marks)
    return (mark for mark in found.marks if not covers.has(mark))


Outcomes = Counter[tuple[bool, bool]]
"""How often (it is so, the scan says so)."""


@dataclass(slots=True)
class _Tally:
    """Counts over the documents seen so far."""

    counts: Counter[str] = field(default_factory=Counter)
    total: Counter[Category] = field(default_factory=Counter)
    covered: Counter[Category] = field(default_factory=Counter)
    labelled: Counter[Category] = field(default_factory=Counter)
    personal: Outcomes = field(default_factory=Counter)
    sensitive: Outcomes = field(default_factory=Counter)
    kinds: dict[Category, Outcomes] = field(
        default_factory=lambda: {kind: Counter() for kind in SPECIAL}
    )

    def add(self, document: MarkedDocument, found: Told) -> None:
        self._add_document(document, found)
        self._add_characters(document.told, found)
        covers = Covers.by(found.marks)
        for mark in document.told.marks:
            self.total[mark.kind] += 1
            self.covered[mark.kind] += covers.has(mark)
            self.labelled[mark.kind] += any(
                each.kind is mark.kind and each.span.overlaps(mark.span) for each in found.marks
            )

    def _add_document(self, document: MarkedDocument, found: Told) -> None:
        told = document.told
        self.counts["documents"] += 1
        self.personal[told.personal, found.personal] += 1
        self.sensitive[bool(told.sensitive), bool(found.sensitive)] += 1
        for kind, outcomes in self.kinds.items():
            outcomes[kind in told.sensitive, kind in found.sensitive] += 1
        if not told.personal:
            self.counts["alarms"] += len(found.marks)
            self.counts["words"] += word_count([document.text])

    def _add_characters(self, told: Told, found: Told) -> None:
        marked, seen = Covers.by(told.marks), Covers.by(found.marks)
        self.counts["marked"] += len(marked.identifiers)
        self.counts["hit"] += seen.identifiers.shared(marked.identifiers)
        self.counts["found"] += len(seen.identifiers)
        self.counts["right"] += seen.identifiers.shared(marked.all)
        if len(marked.identifiers):
            identifiers = (mark for mark in told.marks if not mark.kind.is_special)
            self.counts["with_identifiers"] += 1
            self.counts["whole"] += all(seen.has(mark) for mark in identifiers)


def score(pairs: Iterable[tuple[MarkedDocument, Told]]) -> Scores:
    """Scores of marked documents, each with what was found in it."""
    tally = _Tally()
    for document, found in pairs:
        tally.add(document, found)
    counts = tally.counts
    per_1000 = round(1000 * counts["alarms"] / counts["words"], 2) if counts["words"] else None
    return Scores(
        documents=counts["documents"],
        identifier_char_recall=_share(counts["hit"], counts["marked"]),
        identifier_char_precision=_share(counts["right"], counts["found"]),
        documents_with_nothing_missed=_share(counts["whole"], counts["with_identifiers"]),
        findings_per_1000_words_where_nobody_is_named=per_1000,
        document_personal=_judged(tally.personal),
        document_sensitive=_judged(tally.sensitive),
        document_sensitive_by_kind={k.value: _judged(tally.kinds[k]) for k in sorted(SPECIAL)},
        span_recall_by_kind={
            kind.value: Seen(_share(tally.covered[kind], n), _share(tally.labelled[kind], n), n)
            for kind, n in sorted(tally.total.items())
        },
    )


def _share(part: int, whole: int) -> Share:
    return round(part / whole, 4) if whole else None


def _judged(outcomes: Outcomes) -> Judged:
    right = outcomes[True, True]
    said, true = right + outcomes[False, True], right + outcomes[True, False]
    return Judged(_share(right, said), _share(right, true), true)
