"""Whether the words of a special kind are told about somebody who can be identified.

"Diabetes" in a leaflet tells nothing about anybody. In a patient's letter, or in a sentence about
a named person, it does. Each hit of a word list gets points for the strength of the term, for
who is spoken of in its sentence and for what kind of document it stands in, and loses points
where the sentence speaks of everybody ("if", "shall", "employees who").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ordvern.detection.ailments import ailments
from ordvern.detection.borders import borders
from ordvern.detection.fields import Fields, fields
from ordvern.detection.recognizer import Candidate
from ordvern.detection.shapes import shapes
from ordvern.detection.speech import (
    CONDITION,
    OF_ANYBODY,
    OF_CONDITION,
    OF_ONE,
    OF_YOU,
    Phrases,
    speech,
    stretch,
)
from ordvern.detection.subject import has_subject, is_addressed
from ordvern.detection.terms import Strength, TermHit
from ordvern.text import SPECIAL, Category

TOLD_FROM = 0.6
_LONGEST = 600
_NEAR = 150
_MUCH = 3  # terms of one kind that are told for sure: a weaker one is told along with them
_ENUMERATION = 4  # kinds in one sentence: it lists what the law lists
_KINDS = frozenset(kind.value for kind in SPECIAL)
_OTHER = "not"
_MEANT = _KINDS | {_OTHER}
_BASE = {Strength.WEAK: 0.2, Strength.PLAIN: 0.45, Strength.STRONG: 0.55}
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\sa-zæøå])|\n+")
_LABEL = re.compile(
    r"[^\n:]{0,30}(?:diagnos|allerg|medisin|medikament|medication|helse|health|sykdom|sjukdom|disease|"
    r"religio|trossamfunn|confession|konfession|etnisk|etnisitet|ethnic|orienter|orientation|"
    r"fagforening|union|parti|party|funn|findings|befund|røntgen|ekg|blodprøve|anamnese|status|"
    r"vurdering|conviction|biometri|rozpozn|diagn)[^\n:]{0,30}[:\n]\s*|^[A-Z]\d{2}(?:\.\d{1,2})?\s",
    re.IGNORECASE,
)


# What ends a label, as far behind its first character as any label reaches.
_HEAD = re.compile(r"[^\n:]{0,90}[\n:]")


class Why(StrEnum):
    """What speaks for a term being told about somebody, and against it."""

    SUBJECT = "subject"
    PERSON = "person"
    ONE = "one"
    ANYBODY = "anybody"
    LABEL = "label"
    CONDITION = "condition"
    ENUMERATION = "enumeration"
    MUCH = "much"


WORTH = {
    Why.SUBJECT: 0.25,
    Why.PERSON: 0.35,
    Why.ONE: 0.3,
    Why.ANYBODY: -0.35,
    Why.LABEL: 0.2,
    Why.CONDITION: -0.3,
    Why.ENUMERATION: -0.4,
    Why.MUCH: 0.2,
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term with what spoke for it and against it, in the `sentence` around it."""

    hit: TermHit
    score: float
    why: tuple[Why, ...]
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the document gives beside the sentence."""

    text: str = field(repr=False)
    persons: tuple[int, ...]
    has_subject: bool
    is_addressed: bool
    speech: Phrases
    fields: Fields
    reasons: dict[int, tuple[Why, ...]] = field(default_factory=dict)
    conditions: set[int] = field(default_factory=set)
    bounds: dict[int, tuple[int, int]] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence or line around a place, at most `_LONGEST` to either side."""
        known = self.bounds.get(position)
        if known is None:
            known = self.bounds[position] = self._around(position)
        return known

    def _around(self, position: int) -> tuple[int, int]:
        floor = max(0, position - _LONGEST)
        start = max(floor, self.text.rfind("\n", floor, position) + 1)
        start = self._last_end(max(start, position - _NEAR), position) or (
            self._last_end(max(0, start - 1), position) or start
        )
        ceiling = min(len(self.text), position + _LONGEST)
        ending = _SENTENCE_END.search(self.text, position, ceiling)
        if ending is None:
            return start, ceiling
        return start, ending.start() + (self.text[ending.start()] != "\n")

    def _last_end(self, first: int, position: int) -> int:
        """Where the last sentence ends that ends between two places of a line; 0 if none does."""
        end = 0
        for match in _SENTENCE_END.finditer(self.text, first, position):
            end = match.end()
        return end

    def told_by_sentence(self, start: int, end: int) -> tuple[Why, ...]:
        """What a sentence says for and against every term in it."""
        known = self.reasons.get(start)
        if known is not None:
            return known
        words = stretch(self.text, start, min(end, start + _LONGEST))
        spoken = self.speech.speaking(words)
        if OF_CONDITION in spoken or end > start + _LONGEST:
            self.conditions.add(start)
        if OF_YOU in spoken:
            spoken.add(OF_ONE if self.is_addressed else OF_ANYBODY)
        named = bisect_left(self.persons, start) < bisect_left(self.persons, end)
        speaks = (
            (Why.SUBJECT, self.has_subject),
            (Why.PERSON, named),
            (Why.ONE, OF_ONE in spoken),
            (Why.ANYBODY, OF_ANYBODY in spoken),
        )
        found = self.reasons[start] = tuple(why for why, holds in speaks if holds)
        return found

    def is_conditional(self, start: int, position: int) -> bool:
        """Whether a condition stands before `position` in the sentence from `start`."""
        # The sentence as a whole was asked before; it cannot tell of what ends within a word.
        if start not in self.conditions and not self.text[position - 1 : position].isalnum():
            return False
        return bool(CONDITION.speaking(stretch(self.text, start, position)))

    def is_labelled(self, start: int, position: int) -> bool:
        """Whether `position` stands in a field, or a label such as "Funn:" stands before it in the
        sentence from `start`."""
        if self.fields.hold(position):
            return True
        if start and self.text.find(":", start, position) < 0 > self.text.find(
            "\n", start, position
        ):
            return False
        if start not in self.labels:
            label = None
            if not start or _HEAD.match(self.text, start):
                label = _LABEL.match(self.text, start, start + _LONGEST)
            self.labels[start] = label.end() if label else len(self.text) + 1
        return self.labels[start] <= position


def told(
    text: str,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Candidate]:
    """The special kinds told about an identifiable person, without overlaps."""
    if not identifiers:
        return []
    weighed = weigh(text, hits, identifiers, families)
    told_hits = [each for each in weighed if each.score >= TOLD_FROM]
    return _chosen(text, told_hits, identifiers, families)


def weigh(
    text: str,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Weighed]:
    """All terms of special kinds, also those that do not count; one counts from TOLD_FROM on."""
    behind = fields(text, hits)
    meant = [h for h in hits if h.term.kind in _MEANT and h.start not in behind.labels]
    special = _without_others(meant)
    special += [*behind.values, *shapes(text), *ailments(text, families)]
    if not special:
        return []
    setting = _setting(text, identifiers, families, behind)
    kinds = _kinds_by_sentence(special, setting)
    weighed = [_weighed(hit, setting, kinds) for hit in special]
    return list(_along(weighed)) if setting.has_subject else weighed


def _without_others(hits: Sequence[TermHit]) -> list[TermHit]:
    """Hits of special kinds, but those inside a word that means something else ("bekreftet")."""
    others = sorted((hit.start, hit.end) for hit in hits if hit.term.kind == _OTHER)
    special = [hit for hit in hits if hit.term.kind != _OTHER]
    if not others:
        return special
    return [hit for hit in special if not _is_within(hit, others)]


def _is_within(hit: TermHit, others: Sequence[tuple[int, int]]) -> bool:
    """Whether a hit lies in the nearest of some stretches before it."""
    index = bisect_right(others, (hit.start, 1 << 60)) - 1
    return index >= 0 and hit.end <= others[index][1]


def _along(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """The same, where a text about a person lends weight to the weak terms of a kind of which it
    tells much for sure."""
    sure: dict[str, set[int]] = {}
    for each in weighed:
        if each.score >= TOLD_FROM:
            sure.setdefault(each.hit.term.kind, set()).add(each.hit.start)
    for each in weighed:
        if each.score < TOLD_FROM and len(sure.get(each.hit.term.kind, ())) >= _MUCH:
            score = each.score + WORTH[Why.MUCH]
            yield Weighed(each.hit, score, (*each.why, Why.MUCH), each.sentence)
        else:
            yield each


def _setting(
    text: str, identifiers: Sequence[Candidate], families: frozenset[str], behind: Fields
) -> _Setting:
    persons = tuple(sorted(c.start for c in identifiers if c.category is Category.PERSON_NAME))
    return _Setting(
        text,
        persons,
        has_subject(text, identifiers, families),
        is_addressed(text, identifiers),
        speech(families),
        behind,
    )


def _kinds_by_sentence(hits: Sequence[TermHit], setting: _Setting) -> dict[int, set[str]]:
    kinds: dict[int, set[str]] = {}
    for hit in hits:
        kinds.setdefault(setting.sentence(hit.start)[0], set()).add(hit.term.kind)
    return kinds


def _weighed(hit: TermHit, setting: _Setting, kinds: dict[int, set[str]]) -> Weighed:
    start, end = setting.sentence(hit.start)
    why = setting.told_by_sentence(start, end)
    score = _BASE[hit.term.strength] + sum(WORTH[each] for each in why)
    speaks = (
        (Why.LABEL, setting.is_labelled(start, hit.start)),
        (Why.CONDITION, setting.is_conditional(start, hit.start)),
        (Why.ENUMERATION, len(kinds[start]) >= _ENUMERATION),
    )
    more = tuple(each for each, holds in speaks if holds)
    for each in more:
        score += WORTH[each]
    return Weighed(hit, min(score, 0.99), why + more, (start, end))


def _chosen(
    text: str,
    weighed: Iterable[Weighed],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
) -> list[Candidate]:
    """The longest of overlapping hits, grown to their phrases; none touches an identifier."""
    taken = sorted((c.start, c.end) for c in identifiers)
    bounds = borders(families)
    chosen: list[Candidate] = []
    for each in sorted(weighed, key=lambda each: (each.hit.start, -each.hit.end)):
        floor, ceiling = _room(each, taken, chosen)
        if each.hit.start < floor or ceiling < each.hit.end:
            continue
        place = each.hit.start, each.hit.end
        if each.hit.term.grows:
            place = bounds.grow(text, *place, floor, ceiling)
        name = f"{each.hit.term.family}.{each.hit.term.kind}"
        chosen.append(Candidate(Category(each.hit.term.kind), *place, name, each.score))
    return chosen


def _room(
    each: Weighed, taken: Sequence[tuple[int, int]], chosen: Sequence[Candidate]
) -> tuple[int, int]:
    """The stretch of its sentence that a hit has to itself, between identifiers and findings."""
    floor, ceiling = each.sentence[0], max(each.sentence[1], each.hit.end)
    floor = max(floor, chosen[-1].end if chosen else 0)
    index = bisect_right(taken, (each.hit.start, 1 << 60))
    if index:
        floor = max(floor, taken[index - 1][1])
    if index < len(taken):
        ceiling = min(ceiling, taken[index][0])
    return floor, ceiling
