"""Labels of fields, columns and sections, and the values that tell a special kind behind them.

"Diagnose: Kneleddsartrose" tells by its label, whatever the words; so does a cell below the
column head "Fravær". A label marked `?` in its list ("Findings", also said of audits) makes the
words behind it tell more, but is no reason to mark a value that no list knows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordvern.detection.later import later
from ordvern.detection.terms import Strength, Term, TermHit

PREFIX = "field."
_LONGEST_VALUE = 160
_LONGEST_SECTION = 700
_ROWS = 400
_HEADS = later(r"(?:^|[\n\t|;]|[.)]\s)[ \t]*(?:[-•*]|\d{1,2}(?:\.\d)?[.)]?)? *$")
_AFTER = later(r" *(?:\([^)\n]{0,40}\))? *[:=]? *")
_CELL = later(r"[\t|]")
_VALUE_END = later(r"[\n\t|]|(?<=[^\W\d_]{3})[.;] +(?=[A-ZÆØÅÄÖÜŁŚŻÉ])")
_SECTION_END = later(
    r"\n[ \t]*\n|\n[^\n:]{2,40}:[ \t]*(?=\n)|\n[^\na-zæøåäöüéèąęłńóśźż]{4,60}(?=\n)"
)
_SAYS_NOTHING = later(
    r"(?:[-\u2013\u2014_./ ]*|\d+|n ?/ ?a|nei|ja|nej|no|yes|none|not any|nil|null|ingen|"
    r"ikkje|inga|inget|ingen kjente?|ingen kjende|keine?|nein|ja|non|oui|aucune?|néant|sí|"
    r"(?:\d+ (?:dag(?:er|ar|e)?|time[rn]?|timar|timmar|days?|hours?|Tage?|Stunden?|jours?|"
    r"heures?|dni|godzin)[ ,]*(?:(?:og|and|och|und|et|i) )?)+|"
    r"ninguno?a?|nie|tak|brak|"
    r"nkda|ikke (?:oppgitt|oplyst|kjent)|ikkje (?:oppgitt|kjend)|ukjent|ukjend|okänt|unknown|"
    r"(?:\[(?:fjernet|fjerna|removed)\]|⟦[A-Z]\d+[a-z]*⟧)|"
    r"ferie|kurs|holiday|vacation|leave|semester|urlaub|permisjon|avspasering|annet|other)[ .]*",
    re.IGNORECASE,
)

_SAYS_YES = later(r"ja|yes|oui|sí|tak|x", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Fields:
    """The stretches behind labels, those of them that tell by their label alone, and the labels
    that tell nothing themselves, for their value does or says nothing."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[TermHit, ...]
    labels: frozenset[int]

    def hold(self, position: int) -> bool:
        """Whether a place stands behind the label of a special kind."""
        index = bisect_right(self.starts, position) - 1
        return any(position < self.ends[i] for i in range(max(0, index - 3), index + 1))


def fields(text: str, hits: Sequence[TermHit]) -> Fields:
    """What stands behind the labels among the hits of word lists."""
    stretches: list[tuple[int, int]] = []
    values: list[TermHit] = []
    labels: set[int] = set()
    for hit in hits:
        if hit.term.kind.startswith(PREFIX) and _HEADS.search(text, hit.start - 8, hit.start):
            for start, end, is_value in _behind(text, hit):
                stretches.append((start, end))
                if is_value and hit.term.strength > Strength.WEAK:
                    values.extend(_value(text, start, end, hit.term))
                    if not _SAYS_YES.fullmatch(text[start:end].strip(" .")):
                        labels.add(hit.start)
    stretches.sort()
    starts, ends = tuple(s for s, _ in stretches), tuple(e for _, e in stretches)
    return Fields(starts, ends, tuple(values), frozenset(labels))


def _behind(text: str, hit: TermHit) -> Iterator[tuple[int, int, bool]]:
    """Stretches behind a label, and whether each is a value or a whole section."""
    line_end = _line_end(text, hit.end)
    line_start = text.rfind("\n", 0, hit.start) + 1
    cells = len(_CELL.findall(text, line_start, line_end))
    column = len(_CELL.findall(text, line_start, hit.start))
    if cells and (cells > 1 or column == cells) and _cells(text, line_end) == cells:
        yield from _column(text, line_end, column, cells)
        return
    gap = _AFTER.match(text, hit.end)
    start = gap.end() if gap else hit.end
    if start < line_end:
        start += len(text[start:line_end]) - len(text[start:line_end].lstrip("\t| "))
        yield start, _value_end(text, start), True
    elif line_end < len(text):
        yield from _below(text, line_end + 1)


def _below(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """The line below a label that stands alone: a value if short, or else a section's text."""
    end = _line_end(text, start)
    is_cell = 0 < end - start <= 80 and text[end - 1] not in ".:" and "\t" not in text[start:end]
    if is_cell:
        yield start, end, True
    closing = _SECTION_END.search(text, start, min(len(text), start + _LONGEST_SECTION))
    yield start, closing.start() if closing else min(len(text), start + _LONGEST_SECTION), False


def _column(text: str, line_end: int, column: int, cells: int) -> Iterator[tuple[int, int, bool]]:
    """The cells below a column head, as long as the rows have as many cells."""
    for _ in range(_ROWS):
        if line_end >= len(text) or _cells(text, line_end) != cells:
            return
        start = line_end + 1
        line_end = _line_end(text, start)
        borders = [start - 1, *(m.start() for m in _CELL.finditer(text, start, line_end)), line_end]
        first, last = borders[column] + 1, borders[column + 1]
        yield first, last, True


def _cells(text: str, line_end: int) -> int:
    """How many borders between cells the line after `line_end` has."""
    return len(_CELL.findall(text, line_end + 1, _line_end(text, line_end + 1)))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _value_end(text: str, start: int) -> int:
    ceiling = min(len(text), start + _LONGEST_VALUE)
    ending = _VALUE_END.search(text, start, ceiling)
    return ending.start() if ending else ceiling


def _value(text: str, start: int, end: int, label: Term) -> Iterator[TermHit]:
    kind = label.kind.removeprefix(PREFIX)
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    value = value.strip(" .\t")
    tells_nothing = _SAYS_NOTHING.fullmatch(value) and (
        kind != "criminal_offence" or not any(c.isalpha() for c in value)
    )
    if len(value) >= 2 and not tells_nothing:
        yield TermHit(Term("", kind, label.family, grows=False), start, start + len(value))
