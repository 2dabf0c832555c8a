"""Puts together what the tagger learns from: sentences as they are, renamed, reshaped, forms."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from names_training.augment import (
    Names,
    in_another_form,
    in_capitals,
    with_other_bodies,
    with_other_names,
    with_surnames_alone,
)
from names_training.corpus import Sentence
from names_training.templates import Fillings, fill, read_templates
from ordvern.detection.tagger.dictionary import FORENAME, PLACE, SURNAME, WORD, Dictionary

_FORMS = 12000
_HIDDEN = 0.35
_CROSSED = 6000
_RESHAPED = 0.7
_SHORT = 0.4


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sentences and the dictionary that they are to be read with."""

    sentences: list[Sentence]
    dictionary: Dictionary


def lessons(
    sentences: Sequence[Sentence],
    dictionary: Dictionary,
    fillings: Fillings,
    more: Sequence[Sentence] = (),
    seed: int = 5,
) -> list[Lesson]:
    """What to train on. Where names are exchanged, a part of the dictionary is hidden, so that
    names that stand in no list are learnt from how they look and what surrounds them."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    named = [s for s in sentences if any(label in (1, 2) for label in s.labels)]
    others = [s for s in sentences if chance.random() < 0.15]
    renamed = [with_other_names(s, fillings.names, chance) for s in (*named, *others)]
    placed = [s for s in sentences if any(label in (3, 5) for label in s.labels)]
    placed = [with_other_bodies(s, fillings.names, chance) for s in placed]
    short = [
        with_other_names(with_surnames_alone(s, chance), fillings.names, chance)
        for s in named
        if chance.random() < _SHORT
    ]
    short = [in_capitals(s, chance) if chance.random() < 0.25 else s for s in short]
    reshaped = [
        in_another_form(
            with_other_names(s, fillings.names, chance) if chance.random() < 0.3 else s, chance
        )
        for s in sentences
        if chance.random() < _RESHAPED
    ]
    templates = read_templates()
    forms = [fill(chance.choice(templates), fillings, chance) for _ in range(_FORMS)]
    forms = [in_another_form(s, chance) if chance.random() < 0.3 else s for s in forms]
    return [
        *_machine_labelled(more, dictionary, fillings, seed + 40),
        Lesson(list(sentences), dictionary),
        Lesson(renamed, hidden(dictionary, seed + 1)),
        Lesson(placed, hidden(dictionary, seed + 6)),
        Lesson(named, hidden(dictionary, seed + 2)),
        Lesson(short, hidden(dictionary, seed + 4)),
        Lesson(reshaped, dictionary),
        Lesson(forms, hidden(dictionary, seed + 3)),
    ]


def _machine_labelled(
    more: Sequence[Sentence], dictionary: Dictionary, fillings: Fillings, seed: int
) -> list[Lesson]:
    """Those with persons in them and some others, as they are and with the dictionary hidden."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    named = [s for s in more if any(label in (1, 2) for label in s.labels)]
    others = [s for s in more if chance.random() < 0.2]
    if not more:
        return []
    mixed = [in_another_form(s, chance) if chance.random() < 0.4 else s for s in named]
    return [Lesson([*named, *others], dictionary), Lesson(mixed, hidden(dictionary, seed))]


def hidden(dictionary: Dictionary, seed: int) -> Dictionary:
    """The dictionary without a part of what looks like names."""
    draw = np.random.default_rng(seed).random(len(dictionary.keys)) < _HIDDEN
    like_names = (dictionary.lists & (FORENAME | SURNAME) > 0) | (dictionary.case >= 3)
    gone = draw & like_names
    return replace(
        dictionary,
        lists=np.where(gone, 0, dictionary.lists).astype(np.uint8),
        case=np.where(gone, 0, dictionary.case).astype(np.uint8),
        cluster=np.where(gone, 0, dictionary.cluster).astype(np.uint16),
    )


def fillings_of(lists: Mapping[str, int], norwegian: Mapping[str, int], seed: int = 3) -> Fillings:
    """What to fill forms with: listed names, Norwegian ones apart, and names made by crossing."""
    chance = random.Random(seed)  # noqa: S311 - no secret depends on it
    groups = []
    for bit in (FORENAME, SURNAME):
        listed = [w for w in sorted(lists) if lists[w] & bit and w[0].isalpha()]
        home = [w for w in sorted(norwegian) if norwegian[w] & bit]
        crossed = [_crossed(chance.choice(listed), chance.choice(listed)) for _ in range(_CROSSED)]
        at_home = [_crossed(chance.choice(home), chance.choice(home)) for _ in range(_CROSSED)]
        groups.append(tuple(_titled(group) for group in (home, listed, crossed, at_home)))
    places = [w for w in sorted(lists) if lists[w] & ~WORD == PLACE]
    words = [w for w in sorted(lists) if lists[w] & WORD] or places
    return Fillings(Names(groups[0], groups[1]), _titled(places), _titled(words))


def _titled(words: Sequence[str]) -> tuple[str, ...]:
    return tuple("-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in words)


def _crossed(one: str, other: str) -> str:
    """The beginning of one name with the ending of another."""
    cut = max(2, len(one) // 2)
    return one[:cut] + other[max(1, len(other) // 2) :]
