"""Whether the words of a special kind are told about somebody who can be identified.

"Diabetes" in a leaflet tells nothing about anybody. In a patient's letter, or in a sentence about
a named person, it does. Each hit of a word list gets points for the strength of the term, for
who is spoken of in its sentence and for what kind of document it stands in, and loses points
where the sentence speaks of everybody ("if", "shall", "employees who").
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ordvern.detection.cues import CueIndex
from ordvern.detection.recognizer import Candidate
from ordvern.detection.terms import Strength, TermHit, fold
from ordvern.text import SPECIAL, Category

TOLD_FROM = 0.6
_BASE = {Strength.WEAK: 0.2, Strength.PLAIN: 0.45, Strength.STRONG: 0.7}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\sa-zæøå])|\n+")
_SUBJECT_KINDS = frozenset(
    {Category.NATIONAL_ID, Category.DATE_OF_BIRTH, Category.RECORD_NUMBER, Category.ID_DOCUMENT}
)
_SOMEBODY = re.compile(
    r"\b(?:han|hun|ho|hans|hennes|henne|hennar|ham|honom|hon|hendes|he|she|his|her|him|hers|er|sie|ihm|ihr|ihre|ihren|sein|seine|"
    r"jeg|eg|jag|meg|mitt|mine|min|mi|i|my|me|ich|mein|meine|mich|mir|elle|lui|je|mon|ma|ona|jego|jej|"
    r"pasienten|pasientens|the patient|patienten|patientin|der patient|la paciente|el paciente|pacjent|pacjentka|"
    r"siktede|sikta|siktedes|tiltalte|tiltalt|domfelte|avhørte|den avhørte|fornærmede|the defendant|the accused|the appellant|the applicant|"
    r"the claimant|tilltalade|eleven|elevens|barnet|gutten|guten|jenta|the child|the boy|the girl|the pupil|mor|far|moren|faren|"
    r"søkeren|søkjaren|søkaren|klienten|medlemmet|skadelidte|forsikrede|forsikra|kvinnen|kvinna|mannen|sønnen|datteren|dattera|sonen|dottera|"
    r"undertegnede|underteikna|the undersigned|deponent|vedkommende|vedkomande)\b",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:dersom|hvis|viss|ved behov|skal|shall|may|must|should|if|whether|any|når du|du|din|dine|ditt|deg|you|your|dykk|wenn|falls|"
    r"ansatte|tilsette|employees|arbeidstakere|arbeidstakarar|pasienter|pasientar|patients|personer|personar|persons|people|"
    r"medlemmer|medlemer|members|enhver|einkvar|alle|all|everyone|anyone|personopplysninger|personopplysningar|personal data|"
    r"§+|section|loven|lova|lov|forskrift|forskriften|act|regulation|bestemmelser|clause|article|prosent av|percent of|andel|"
    r"forekommer|kan føre til|can cause|may cause|bivirkninger|side effects|forebygging|prevention|statistikk|statistics|"
    r"generelt|generally|vanligvis|usually|man|ein bør|bør|in the event of|i tilfelle|ved sykdom|ved sjukdom|om du|ni|"
    r"patienter|anställda|arbetstagare|ska|sollte|kann|können|mitarbeiter|beschäftigte|medarbejdere|kan)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^\n:]{2,40}:\s*|^[A-Z]\d{2}(?:\.\d{1,2})?\s")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the document gives beside the sentence."""

    text: str
    bounds: tuple[int, ...]
    persons: tuple[int, ...]
    has_subject: bool

    def sentence(self, position: int) -> tuple[int, int]:
        index = bisect_right(self.bounds, position)
        start = self.bounds[index - 1] if index else 0
        return start, self.bounds[index] if index < len(self.bounds) else len(self.text)

    def names_in(self, start: int, end: int) -> bool:
        return bisect_left(self.persons, start) < bisect_left(self.persons, end)


def told(
    text: str, hits: Sequence[TermHit], identifiers: Sequence[Candidate], cues: CueIndex
) -> list[Candidate]:
    """The special kinds told about an identifiable person, without overlaps."""
    special = [hit for hit in hits if hit.term.kind in set(SPECIAL)]
    if not special or not identifiers:
        return []
    setting = _setting(text, identifiers)
    scored = [(_score(hit, setting), hit) for hit in special]
    return _chosen([(s, hit) for s, hit in scored if s >= TOLD_FROM], identifiers)


def _setting(text: str, identifiers: Sequence[Candidate]) -> _Setting:
    bounds = tuple(match.end() for match in _SENTENCE_END.finditer(text))
    persons = tuple(sorted(c.start for c in identifiers if c.category is Category.PERSON_NAME))
    subject = any(c.category in _SUBJECT_KINDS for c in identifiers)
    return _Setting(text, bounds, persons, subject)


def _score(hit: TermHit, setting: _Setting) -> float:
    start, end = setting.sentence(hit.start)
    sentence = setting.text[start:end][:600]
    score = _BASE[hit.term.strength]
    if setting.names_in(start, end):
        score += 0.35
    if _SOMEBODY.search(sentence):
        score += 0.3
    if _LABEL.match(sentence):
        score += 0.2
    if setting.has_subject:
        score += 0.25
    if _ANYBODY.search(sentence):
        score -= 0.35
    return min(score, 0.99)


def _chosen(
    scored: Iterable[tuple[float, TermHit]], identifiers: Sequence[Candidate]
) -> list[Candidate]:
    """The longest of overlapping hits; none inside an identifier (an e-mail, a name)."""
    taken = sorted((c.start, c.end) for c in identifiers)
    chosen: list[Candidate] = []
    for score, hit in sorted(scored, key=lambda pair: (pair[1].start, -pair[1].end)):
        if chosen and hit.start < chosen[-1].end:
            continue
        index = bisect_right(taken, (hit.start, 1 << 60)) - 1
        if index >= 0 and taken[index][1] > hit.start:
            continue
        name = f"{hit.term.family}.{hit.term.kind}"
        chosen.append(Candidate(Category(hit.term.kind), hit.start, hit.end, name, score))
    return chosen
