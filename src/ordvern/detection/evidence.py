"""Candidates of the identifiers: exact patterns where a coarse shape was, values after labels."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ordvern.detection.cues import Cue, CueIndex
from ordvern.detection.licence import licence_numbers
from ordvern.detection.normalise import Plain
from ordvern.detection.recognizer import (
    REPORTED_FROM,
    Candidate,
    LabelledRecognizer,
    PatternRecognizer,
    Trigger,
)
from ordvern.detection.recognizers.any import address, birth
from ordvern.detection.registry import BY_TRIGGER, LABELLED, PATTERNS
from ordvern.detection.sieve import Sieve
from ordvern.detection.triggers import WINDOWS

_FILLER = re.compile(
    r"(?:[ \t]*(?:\b(?:nr|no|num|number|nummer|nummeret|id|code|er|is|was|var|har|has|hans|"
    r"hennes|his|her|med|with|lautete|n)\b\.?|[:#=.\-(\",°º;])){0,6}"
    r"[ \t]*(?:\n[ \t]*)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{1,2}[./\-]\d{1,2}[./\-]\d{4}|\d{4}-\d\d-\d\d)")
_LONGEST_DATE = len("01-01-2001")
_SELF_EVIDENT = 0.85
_FARTHEST = max(recognizer.reach for recognizer in PATTERNS)
_SIFTED = (Trigger.DIGITS, Trigger.CODE, Trigger.WEB)
_NONE: frozenset[Cue] = frozenset()
_Region = tuple[int, int]


class _Trials:
    """The recognizers of one trigger, and which of them are worth trying in a stretch: nearly all
    that is less sure counts only with a cue near it, so where none is, few are asked."""

    def __init__(self, trigger: Trigger) -> None:
        self._every = BY_TRIGGER[trigger]
        self._sure = [each for each in self._every if each.confidence >= REPORTED_FROM]
        unsure = [each.cues for each in self._every if each.confidence < REPORTED_FROM]
        self._asked: frozenset[Cue] = frozenset().union(*unsure)
        self._sieves = (
            (Sieve(self._sure, alone=True), Sieve(self._every)) if trigger in _SIFTED else None
        )

    def worth_trying(
        self, data: bytes, regions: Iterable[_Region], cues: CueIndex
    ) -> Iterator[tuple[int, int, Sequence[PatternRecognizer]]]:
        """The stretches of a narrow text in which some are, with these."""
        asked = self._asked
        asks = not asked.isdisjoint(cues.kinds)
        alone, every = self._sieves or (None, None)
        for start, stop in regions:
            near = cues.kinds_between(start - _FARTHEST, stop) if asks else _NONE
            if asked.isdisjoint(near):
                found = alone.worth_trying(data[start:stop]) if alone else self._sure
            else:
                found = [
                    each
                    for each in (every.worth_trying(data[start:stop]) if every else self._every)
                    if each.confidence >= REPORTED_FROM or not each.cues.isdisjoint(near)
                ]
            if found:
                yield start, stop, found


_TRIALS = [
    (each, _Trials(each)) for each in (Trigger.DIGITS, Trigger.AT, Trigger.WEB, Trigger.CODE)
]


def identifiers(form: Plain, cues: CueIndex) -> Iterator[Candidate]:
    """All candidates for identifiers but names, sure enough to be reported."""
    text, data, absent = form.text, form.data, form.absent
    for trigger, trials in _TRIALS:
        if trigger not in absent:
            regions = _numbers(form) if trigger is Trigger.DIGITS else _regions(trigger, form)
            for start, stop, recognizers in trials.worth_trying(data, regions, cues):
                yield from _exact(text, start, stop, recognizers, cues)
    for recognizer in LABELLED:
        if recognizer.cue in cues.kinds:
            yield from _labelled(text, recognizer, cues)
    if Cue.BIRTH in cues.kinds:
        yield from birth.find_births(text, cues)
    yield from licence_numbers(text)
    yield from _addresses(form, cues)


def _numbers(form: Plain) -> list[_Region]:
    """Where the exact patterns of numbers look. Runs of digits stay apart: joined, a pattern could
    begin in one number and end in the next."""
    before, after = WINDOWS[Trigger.DIGITS]
    text, is_date = form.text, _DATE.fullmatch
    return [
        (max(0, start - before), end + after)
        for start, end in form.places(Trigger.DIGITS)
        if end - start > _LONGEST_DATE or not is_date(text, start, end)
    ]


def _regions(trigger: Trigger, form: Plain) -> Iterator[_Region]:
    """Where other exact patterns look; each stretch once, or a text full of triggers takes long."""
    before, after = WINDOWS[trigger]
    region: _Region | None = None
    for start, end in form.places(trigger):
        start, stop = max(0, start - before), end + after
        if region and start < region[1]:
            region = region[0], stop
            continue
        if region:
            yield region
        region = start, stop
    if region:
        yield region


def _exact(
    text: str, start: int, stop: int, recognizers: Sequence[PatternRecognizer], cues: CueIndex
) -> Iterator[Candidate]:
    surest: dict[tuple[int, int], float] = {}
    for recognizer in recognizers:
        for match in recognizer.pattern.finditer(text, start, stop):
            place = match.span()
            # Of two at one place the surer is kept in the end, so the less sure needs no check.
            known = surest.get(place, 0.0)
            if known and known >= recognizer.at_most:
                continue
            confidence = _confidence(recognizer, match, cues)
            if confidence >= REPORTED_FROM:
                surest[place] = max(known, confidence)
                yield Candidate(recognizer.category, *place, recognizer.id, confidence)


def _confidence(recognizer: PatternRecognizer, match: re.Match[str], cues: CueIndex) -> float:
    start = match.start()
    label = cues.nearest_numbered(start, recognizer.reach)
    fits = label in recognizer.cues or (
        Cue.BIRTH in recognizer.cues and cues.has((Cue.BIRTH,), start, recognizer.reach)
    )
    if not fits and recognizer.confidence < REPORTED_FROM:
        return 0.0
    if not recognizer.is_valid(match.group()):
        return recognizer.invalid_with_cue if fits else 0.0
    if fits:
        return max(recognizer.with_cue, recognizer.confidence)
    if label is None or not recognizer.cues:
        return recognizer.confidence
    near = 8 if recognizer.confidence >= _SELF_EVIDENT else 20
    if label is Cue.OTHER_NUMBER and cues.has((Cue.OTHER_NUMBER,), start, near):
        return 0.0
    return recognizer.confidence - 0.15


def _labelled(text: str, recognizer: LabelledRecognizer, cues: CueIndex) -> Iterator[Candidate]:
    for hit in cues.of(recognizer.cue):
        if hit.end - hit.start == 1 and text[hit.end : hit.end + 1] not in (".", ":"):
            continue
        gap = _FILLER.match(text, hit.end)
        position = gap.end() if gap else hit.end
        match = recognizer.value.match(text, position)
        if match and position > hit.end and recognizer.is_valid(match.group()):
            yield Candidate(
                recognizer.category, *match.span(), recognizer.id, recognizer.confidence
            )


def _addresses(form: Plain, cues: CueIndex) -> Iterator[Candidate]:
    for trigger, look in _ADDRESS_SHAPES:
        if trigger not in form.absent:
            for start, end in form.places(trigger):
                yield from look(form.text, start, end)
    for hit in cues.of(Cue.ADDRESS):
        yield from address.labelled(form.text, hit.end)


_ADDRESS_SHAPES = (
    (Trigger.STREET, address.street),
    (Trigger.POSTCODE, address.code_and_place),
    (Trigger.LED_STREET, address.led),
    (Trigger.HOUSE, address.english),
    (Trigger.BRITISH_CODE, address.british),
)
