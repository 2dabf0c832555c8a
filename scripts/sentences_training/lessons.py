"""Sentences with the kinds they tell: our own, the terms of the word lists, and plain ones."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ordvern.detection.lists import finder
from ordvern.detection.sentences import PERSON, words_of
from ordvern.detection.terms import Strength, TermHit, parse
from ordvern.text import SPECIAL, Category

_HERE = Path(__file__).parent
_LETTERS = {
    "h": Category.HEALTH,
    "g": Category.GENETIC,
    "b": Category.BIOMETRIC,
    "e": Category.ETHNIC_ORIGIN,
    "p": Category.POLITICAL_OPINION,
    "r": Category.RELIGION_OR_BELIEF,
    "t": Category.TRADE_UNION,
    "s": Category.SEX_LIFE_OR_ORIENTATION,
    "c": Category.CRIMINAL_OFFENCE,
}
_FAMILIES = frozenset({"no", "en"})
_SPECIAL = frozenset(kind.value for kind in SPECIAL)
_OWN, _TERM, _PLAIN = 1.0, 0.3, 0.3
_PLAIN_COUNT = 3000


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words of a sentence, the kinds that the word lists see in it, those it tells of the person
    it speaks of, and how much it counts."""

    words: list[str]
    seen: frozenset[Category]
    told: frozenset[Category]
    weight: float


def own() -> Iterator[Lesson]:
    """Our own sentences, in files beside this one."""
    for path in sorted(_HERE.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                marks, _, sentence = line.partition(" ")
                told = frozenset(_LETTERS[mark] for mark in marks if mark != "-")
                yield Lesson(words_of(sentence), seen_in(sentence), told, _OWN)


def of_terms(lists: Path) -> Iterator[Lesson]:
    """The plain and strong terms of the Norwegian and English lists, each as a sentence."""
    for family in sorted(_FAMILIES):
        for path in sorted((lists / family).glob("*.txt")):
            for term in parse(path.read_text(encoding="utf-8").splitlines(), family):
                if term.kind in _SPECIAL and term.strength > Strength.WEAK and words_of(term.text):
                    kind = frozenset({Category(term.kind)})
                    yield Lesson(words_of(term.text), kind, kind, _TERM)


def plain(data: Path) -> Iterator[Lesson]:
    """Sentences of NorNE's training part in which the word lists see nothing."""
    chance = random.Random(1)  # noqa: S311 - no secret depends on it
    found = [s for name in ("nob-train", "nno-train") for s in _norne(data, name)]
    chance.shuffle(found)
    unseen = (s for s in found if not seen_in(s))
    for sentence, _ in zip(unseen, range(_PLAIN_COUNT), strict=False):
        yield Lesson(words_of(sentence), frozenset(), frozenset(), _PLAIN)


def _norne(data: Path, name: str) -> Iterator[str]:
    """Sentences of four words and more, with a mark for each name of a person."""
    with gzip.open(data / "norne" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            pairs = [
                (PERSON if tag == "B-PER" else word)
                for word, tag in zip(row["w"], row["t"], strict=True)
                if tag != "I-PER"
            ]
            if len(pairs) >= 4:
                yield " ".join(pairs)


def seen_in(sentence: str) -> frozenset[Category]:
    """The special kinds of which a term of the lists stands in a sentence."""
    hits = finder().find(sentence, _FAMILIES)
    others = [(hit.start, hit.end) for hit in hits if hit.term.kind == "not"]
    return frozenset(
        Category(hit.term.kind)
        for hit in hits
        if hit.term.kind in _SPECIAL and not _within(hit, others)
    )


def _within(hit: TermHit, others: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in others)
