"""What is told about somebody in everyday words, by a trained model of sentences, where the word
lists have found nothing sure.

A sentence is looked at only if it speaks of one person, who can be identified, and neither of
anybody nor under a condition. What is found is the sentence without the names in it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ordvern.detection.recognizer import Candidate
from ordvern.detection.sentences import KINDS, NUMBER, PERSON, load, words_of
from ordvern.detection.setting import SENTENCE_END
from ordvern.detection.speech import (
    OF_ANYBODY,
    OF_CONDITION,
    OF_ONE,
    OF_YOU,
    speech,
    stretch,
)
from ordvern.detection.subject import is_addressed
from ordvern.detection.terms import TermHit
from ordvern.text import Category

RECOGNIZER = "everyday"
TOLD_FROM = 0.7
_LANGUAGES = frozenset({"no", "en"})
_FEWEST, _LONGEST = 4, 400
_MARKS = " \t\n-–,:;>*•()"
_KIND_OF = {kind.value: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    inside: Sequence[Candidate]
    """The identifiers in it."""


def told_plainly(
    text: str,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
    known: Sequence[Candidate],
) -> list[Candidate]:
    """The special kinds told in sentences in which none is `known`; languages that the model has
    not learnt tell nothing."""
    if not identifiers or families.isdisjoint(_LANGUAGES):
        return []
    ordered = sorted(identifiers, key=lambda each: each.start)
    starts, taken = [hit.start for hit in hits], sorted(each.start for each in known)
    addressed = is_addressed(text, identifiers)
    found: list[Candidate] = []
    for sentence in _sentences(text, ordered):
        if bisect_left(taken, sentence.start) < bisect_left(taken, sentence.end):
            continue
        if not _is_of_one(text, sentence, families, is_addressed=addressed):
            continue
        near = hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        kind, chance = _weighed(text, sentence, near)
        if chance >= TOLD_FROM:
            found += _pieces(text, sentence, kind, chance)
    return found


def _sentences(text: str, identifiers: Sequence[Candidate]) -> Iterator[_Sentence]:
    starts = [each.start for each in identifiers]
    first = 0
    for ending in [*(m.span() for m in SENTENCE_END.finditer(text)), (len(text), len(text))]:
        start, end, first = first, ending[0], ending[1]
        if 0 < end - start <= _LONGEST:
            inside = identifiers[bisect_left(starts, start) : bisect_left(starts, end)]
            yield _Sentence(start, end, inside)


def _is_of_one(
    text: str, sentence: _Sentence, families: frozenset[str], *, is_addressed: bool
) -> bool:
    spoken = speech(families).speaking(stretch(text, sentence.start, sentence.end))
    if OF_ANYBODY in spoken or OF_CONDITION in spoken:
        return False
    named = any(each.category is Category.PERSON_NAME for each in sentence.inside)
    return named or OF_ONE in spoken or (OF_YOU in spoken and is_addressed)


def _weighed(text: str, sentence: _Sentence, hits: Sequence[TermHit]) -> tuple[Category, float]:
    """The likeliest kind, and the chance that any is told."""
    words = words_of(_without_values(text, sentence))
    if len(words) < _FEWEST:
        return KINDS[0], 0.0
    others = [(hit.start, hit.end) for hit in hits if hit.term.kind == "not"]
    seen = {
        _KIND_OF[hit.term.kind]
        for hit in hits
        if hit.term.kind in _KIND_OF and not any(a <= hit.start and hit.end <= b for a, b in others)
    }
    chances = load().chances(words, seen)
    return KINDS[int(chances[:-1].argmax())], float(1 - chances[-1])


def _without_values(text: str, sentence: _Sentence) -> str:
    """The sentence with a mark for each identifier."""
    parts: list[str] = []
    at = sentence.start
    for each in sentence.inside:
        parts += [
            text[at : each.start],
            PERSON if each.category is Category.PERSON_NAME else NUMBER,
        ]
        at = max(at, each.end)
    return "".join([*parts, text[at : sentence.end]])


def _pieces(text: str, sentence: _Sentence, kind: Category, chance: float) -> Iterator[Candidate]:
    """The stretches of a sentence between its identifiers that hold two words or more."""
    edges = [sentence.start]
    for each in sentence.inside:
        edges += [each.start, each.end]
    edges.append(sentence.end)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        kept = text[start:end].strip(_MARKS)
        if len(kept.split()) > 1:
            first = text.index(kept, start)
            yield Candidate(kind, first, first + len(kept), RECOGNIZER, chance)
