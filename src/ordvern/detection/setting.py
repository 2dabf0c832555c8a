"""What the document and the sentence around a term say for its being told about somebody."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum

from ordvern.detection.fields import Fields
from ordvern.detection.speech import (
    CONDITION,
    OF_ANYBODY,
    OF_CONDITION,
    OF_ONE,
    OF_YOU,
    Phrases,
    stretch,
)

_LONGEST = 600
_NEAR = 150
# Its first character stands before all else, for `re` finds such a set many times faster.
SENTENCE_END = re.compile(r"[.!?\n](?:(?<!\n)\s+(?=[^\sa-zæøå])|(?<=\n)\n*)")
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


@dataclass(slots=True, eq=False)
class Setting:
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
        ending = SENTENCE_END.search(self.text, position, ceiling)
        if ending is None:
            return start, ceiling
        return start, ending.start() + (self.text[ending.start()] != "\n")

    def _last_end(self, first: int, position: int) -> int:
        """Where the last sentence ends that ends between two places of a line; 0 if none does."""
        end = 0
        for match in SENTENCE_END.finditer(self.text, first, position):
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
