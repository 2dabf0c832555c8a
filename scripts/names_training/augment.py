"""Writes labelled sentences anew in other forms: other names, other case, forms and lists."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from names_training.corpus import LABELS, Sentence

_BEGINS, _GOES_ON = LABELS.index("B-PER"), LABELS.index("I-PER")
_BODY, _PLACE = LABELS.index("B-ORG"), LABELS.index("B-LOC")
_FOLDED = str.maketrans("æøåÆØÅäöü", "aoaAOAaou")
_SPELLED = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names to draw from; each group is as likely as any other, whatever its size."""

    forenames: tuple[tuple[str, ...], ...]
    surnames: tuple[tuple[str, ...], ...]

    def forename(self, chance: random.Random) -> str:
        return chance.choice(chance.choice(self.forenames))

    def surname(self, chance: random.Random) -> str:
        return chance.choice(chance.choice(self.surnames))

    def person(self, chance: random.Random) -> list[str]:
        """A whole name: one to three forenames or initials, one or two surnames."""
        first = [self.forename(chance)]
        draw = chance.random()
        if draw < 0.1:
            first = [f"{first[0][0]}."]
        elif draw < 0.25:
            first.append(self.forename(chance))
        elif draw < 0.32:
            first.append(f"{self.forename(chance)[0]}.")
        elif draw < 0.37:
            first = [f"{first[0]}-{self.forename(chance)}"]
        last = [self.surname(chance)]
        if chance.random() < 0.12:
            last.append(self.surname(chance))
        elif chance.random() < 0.04:
            last = [chance.choice(("van", "von", "de", "al", "El", "bin")), *last]
        elif chance.random() < 0.03:
            last.append(chance.choice(("jr.", "sr.", "Jr.", "d.e.", "d.y.")))
        return [*first, *last]


def with_other_names(sentence: Sentence, names: Names, chance: random.Random) -> Sentence:
    """The sentence with every person called something else, genitive endings kept."""
    words: list[str] = []
    labels: list[int] = []
    for start, end in _runs(sentence.labels):
        if sentence.labels[start] not in (_BEGINS, _GOES_ON):
            words += sentence.words[start:end]
            labels += sentence.labels[start:end]
            continue
        new = _like(sentence.words[start:end], names, chance)
        words += new
        labels += [_BEGINS] + [_GOES_ON] * (len(new) - 1)
    return Sentence(words, labels, sentence.source)


def with_other_bodies(sentence: Sentence, names: Names, chance: random.Random) -> Sentence:
    """The sentence with half of its places and firms called by surnames or by some capitals.

    Norwegian surnames are farms and villages, and firms bear the names of those who founded
    them: what surrounds such a word has to tell which it is.
    """
    words = list(sentence.words)
    for place, label in enumerate(sentence.labels):
        word = words[place]
        if label not in (_BODY, _PLACE) or not word[:1].isupper() or chance.random() < 0.5:
            continue
        short = label == _BODY and chance.random() < 0.4
        new = _initials(chance) if short else names.surname(chance)
        words[place] = new + "s" if word.endswith("s") and chance.random() < 0.3 else new
    return Sentence(words, sentence.labels, sentence.source)


def _initials(chance: random.Random) -> str:
    """Two to four letters, as firms and offices are called for short: "NVE", "SiV", "Dnk"."""
    letters = "".join(chance.choices("ABDEFGHIKLMNOPRSTUV", k=chance.randint(2, 4)))
    draw = chance.random()
    if draw < 0.75:
        return letters
    return letters.capitalize() if draw < 0.9 else letters[0] + letters[1:-1].lower() + letters[-1]


def with_surnames_alone(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with persons of several words called by the last of them."""
    words: list[str] = []
    labels: list[int] = []
    for start, end in _runs(sentence.labels):
        person = sentence.labels[start] in (_BEGINS, _GOES_ON)
        first = end - 1 if person and chance.random() < 0.8 else start
        words += sentence.words[first:end]
        labels += [_BEGINS] if first > start else sentence.labels[first:end]
    return Sentence(words, labels, sentence.source)


def _runs(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches that are one name of a person each, or hold none."""
    start = 0
    for place in range(1, len(labels) + 1):
        inside = place < len(labels) and (
            labels[place] == _GOES_ON
            if labels[start] in (_BEGINS, _GOES_ON)
            else labels[place] != _BEGINS
        )
        if not inside:
            yield start, place
            start = place


def _like(old: Sequence[str], names: Names, chance: random.Random) -> list[str]:
    if len(old) == 1:
        new = [names.forename(chance) if chance.random() < 0.4 else names.surname(chance)]
    else:
        new = names.person(chance)
    last = old[-1]
    if (last.endswith("s") and chance.random() < 0.15) or chance.random() < 0.05:
        new[-1] += "'" if new[-1][-1] in "sxz" else "s"
    return new


def in_capitals(sentence: Sentence, _chance: random.Random) -> Sentence:
    return _rewritten(sentence, str.upper)


def in_small_letters(sentence: Sentence, _chance: random.Random) -> Sentence:
    return _rewritten(sentence, str.lower)


def without_norwegian_letters(sentence: Sentence, chance: random.Random) -> Sentence:
    """æ, ø and å as a, o and a, or as ae, oe and aa."""
    if chance.random() < 0.5:
        return _rewritten(sentence, lambda word: word.translate(_FOLDED))
    return _rewritten(sentence, lambda word: "".join(_SPELLED.get(c, c) for c in word))


def names_in_capitals(sentence: Sentence, chance: random.Random) -> Sentence:
    """The surname of each person, or the whole name, in capitals; the rest as it is."""
    whole = chance.random() < 0.5
    words = [
        word.upper() if label == _GOES_ON or (label == _BEGINS and whole) else word
        for word, label in zip(sentence.words, sentence.labels, strict=True)
    ]
    return Sentence(words, sentence.labels, sentence.source)


def _rewritten(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return Sentence([change(word) for word in sentence.words], sentence.labels, sentence.source)


FORMS: tuple[tuple[float, Callable[[Sentence, random.Random], Sentence]], ...] = (
    (0.45, in_capitals),
    (0.30, in_small_letters),
    (0.13, without_norwegian_letters),
    (0.12, names_in_capitals),
)


def in_another_form(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence in one of `FORMS`, by their shares."""
    changes = [change for _, change in FORMS]
    change = chance.choices(changes, [share for share, _ in FORMS])[0]
    return change(sentence, chance)
