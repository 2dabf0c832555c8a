"""Fills our own sentences and lines of forms with drawn names, labelled as they are filled."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from names_training.augment import Names
from names_training.corpus import LABELS, Sentence

_SLOT = re.compile(r"\{(\w+)\}")
_NUMBER = {label: number for number, label in enumerate(LABELS)}
_BODIES = (
    "AS", "ASA", "kommune", "sykehus", "skole", "Bygg", "Shipping", "Ltd", "Inc", "Group", "GmbH",
    "Regnskap", "Consulting", "Energy",
)  # fmt: skip
_LINES = Path(__file__).with_name("templates.txt")


@dataclass(frozen=True, slots=True)
class Fillings:
    """What is drawn for the slots of a template."""

    names: Names
    places: tuple[str, ...]
    words: tuple[str, ...]

    def words_for(self, slot: str, chance: random.Random) -> tuple[str, list[str]]:
        """The class of a slot and words for it."""
        names = self.names
        if slot == "place":
            return "LOC", chance.choice(self.places).split()
        if slot == "org":
            first = chance.choice((chance.choice(self.words).capitalize(), names.surname(chance)))
            return "ORG", [first, chance.choice(_BODIES)]
        if slot in ("forename", "surname"):
            return "PER", [getattr(names, slot)(chance)]
        if slot == "short":
            return "PER", [f"{names.forename(chance)[0]}.", names.surname(chance)]
        whole = names.person(chance)
        if slot == "listed":
            return "PER", [whole[-1], ",", *whole[:-1]]
        return "PER", [whole[-1], *whole[:-1]] if slot == "reversed" else whole


def read_templates() -> list[list[str]]:
    """The templates, each a list of words."""
    lines = _LINES.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def fill(template: Sequence[str], fillings: Fillings, chance: random.Random) -> Sentence:
    """The template as a labelled sentence."""
    words: list[str] = []
    labels: list[int] = []
    for group, pieces in _groups(template):
        new: list[str] = []
        tags: list[int] = []
        for piece in pieces:
            kind, filled = _filled(piece, fillings, chance)
            new += filled
            tags += _tags(kind, len(filled))
        words += new
        labels += _tags(group, len(new)) if group else tags
    return Sentence(words, labels, "templates")


def _groups(template: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Pieces of a template: by themselves, with no class, or joined in "<CLASS ... >"."""
    group, pieces = "", list[str]()
    for piece in template:
        if piece.startswith("<") and piece[1:]:
            group, pieces = piece[1:], []
        elif piece == ">":
            yield group, pieces
            group = ""
        elif group:
            pieces.append(piece)
        else:
            yield "", [piece]


def _filled(piece: str, fillings: Fillings, chance: random.Random) -> tuple[str, list[str]]:
    slot = _SLOT.search(piece)
    if slot is None:
        return "", [piece]
    kind, new = fillings.words_for(slot[1], chance)
    if slot.span() == (0, len(piece)):
        return kind, new
    new[0] = piece[: slot.start()] + new[0]
    new[-1] += piece[slot.end() :]
    return "OTHER", new


def _tags(kind: str, count: int) -> list[int]:
    if kind in ("", "OTHER"):
        return [_NUMBER[kind or "O"]] * count
    return [_NUMBER[f"B-{kind}"]] + [_NUMBER[f"I-{kind}"]] * (count - 1)
