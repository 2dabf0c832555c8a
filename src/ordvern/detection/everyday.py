"""What is told about somebody in everyday words, by a trained model of sentences, where the word
lists have found nothing sure.

A sentence is looked at only if it speaks of one person, who can be identified, and neither of
anybody nor under a condition. What is found is the sentence without the names in it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import attrgetter

from ordvern.detection.normalise import Plain
from ordvern.detection.recognizer import Candidate
from ordvern.detection.sentences import KINDS, NUMBER, PERSON, features, load, words_of
from ordvern.detection.setting import SENTENCE_END
from ordvern.detection.speech import (
    OF_ANYBODY,
    OF_CONDITION,
    OF_ONE,
    OF_YOU,
    mentions,
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
_AT_ONCE = 500
_MARKS = " \t\n-–,:;>*•()"
_KIND_OF = {kind.value: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    inside: Sequence[Candidate]
    """The identifiers in it."""


def told_plainly(
    form: Plain,
    hits: Sequence[TermHit],
    identifiers: Sequence[Candidate],
    families: frozenset[str],
    known: Sequence[Candidate],
) -> list[Candidate]:
    """The special kinds told in sentences in which none is `known`; languages that the model has
    not learnt tell nothing."""
    if not identifiers or families.isdisjoint(_LANGUAGES):
        return []
    text, ordered = form.text, sorted(identifiers, key=attrgetter("start"))
    taken = sorted(each.start for each in known)
    addressed = is_addressed(text, identifiers)
    asked = (
        sentence
        for sentence in _sentences(form, ordered, families, is_addressed=addressed)
        if bisect_left(taken, sentence.start) >= bisect_left(taken, sentence.end)
        and _is_of_one(text, sentence, families, is_addressed=addressed)
    )
    return list(_told(text, asked, hits))


def _sentences(
    form: Plain, identifiers: Sequence[Candidate], families: frozenset[str], *, is_addressed: bool
) -> Iterator[_Sentence]:
    """The sentences that may speak of one person: somebody is named in them, or a word says so."""
    named = [each.start for each in identifiers if each.category is Category.PERSON_NAME]
    spoken = mentions(families).places(form.data, of_you=is_addressed)
    if not named and not spoken:
        return
    text = form.text
    firsts = [0, *[ending.end() for ending in SENTENCE_END.finditer(text)]]
    starts = [each.start for each in identifiers]
    for number in sorted({bisect_right(firsts, place) - 1 for place in chain(named, spoken)}):
        start = firsts[number]
        ending = SENTENCE_END.search(text, start)
        end = ending.start() if ending else len(text)
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


def _told(
    text: str, sentences: Iterator[_Sentence], hits: Sequence[TermHit]
) -> Iterator[Candidate]:
    """What the model takes for told in some sentences; many are weighed at once."""
    starts = [hit.start for hit in hits]
    while some := list(islice(sentences, _AT_ONCE)):
        rows: list[list[int]] = []
        asked: list[_Sentence] = []
        for sentence in some:
            words = words_of(_without_values(text, sentence))
            if len(words) >= _FEWEST:
                near = hits[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
                rows.append(features(words, _seen(near)))
                asked.append(sentence)
        weighed = load().chances_of_each(rows) if rows else ()
        for sentence, chances in zip(asked, weighed, strict=True):
            if (chance := float(1 - chances[-1])) >= TOLD_FROM:
                yield from _pieces(text, sentence, KINDS[int(chances[:-1].argmax())], chance)


def _seen(hits: Sequence[TermHit]) -> set[Category]:
    """The special kinds that the word lists see in a sentence."""
    others = [(hit.start, hit.end) for hit in hits if hit.term.kind == "not"]
    return {
        _KIND_OF[hit.term.kind]
        for hit in hits
        if hit.term.kind in _KIND_OF and not any(a <= hit.start and hit.end <= b for a, b in others)
    }


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
