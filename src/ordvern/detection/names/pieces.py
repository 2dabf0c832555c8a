"""From chances of labels of pieces of words to names of persons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import Person

PERSON_LABELS = frozenset({"PER", "PERS", "PERSON"})
_PORTION = 20_000
Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its number in the vocabulary and its place in the text."""

    number: int
    start: int
    end: int


Cutter = Callable[[str], Sequence[Piece]]
"""Cuts a text into pieces, in order, without marks for its beginning and end."""


def bare(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces without spaces before them, which some tokenizers count in, and without empty
    ones."""
    found = []
    for piece in pieces:
        blank = piece.end - piece.start - len(text[piece.start : piece.end].lstrip())
        if piece.start + blank < piece.end:
            found.append(Piece(piece.number, piece.start + blank, piece.end))
    return found


def portions(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of about 20,000 letters with their places, cut at lines or words where there are
    any, so that memory stays level."""
    start = 0
    while start < len(text):
        end = min(start + _PORTION, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end), text.rfind(" ", end - 200, end), start) + 1
            end = end if end > start + _PORTION // 2 else start + _PORTION
        yield start, text[start:end]
        start = end


def is_person(label: str) -> bool:
    return label.upper().rpartition("-")[2] in PERSON_LABELS


def named(
    text: str,
    pieces: Sequence[Piece],
    chances: Chances,
    labels: Sequence[str],
    threshold: float,
) -> Iterator[Person]:
    """Names among pieces; a word is of a name if one of its pieces is."""
    opens = [is_person(label) and label.upper().startswith("B") for label in labels]
    sure = chances[:, [is_person(label) for label in labels]].sum(axis=1)
    begins = chances[:, opens].sum(axis=1) * 2 > sure
    name: tuple[int, int, float] | None = None
    for first, last in words_of(pieces, text):
        chance = float(sure[first:last].max())
        place = (pieces[first].start, pieces[last - 1].end)
        goes_on = name is not None and not begins[first] and text[name[1] : place[0]].isspace()
        if name and (chance <= threshold or not goes_on):
            yield Person(name[0], name[1], round(name[2], 3))
            name = None
        if chance > threshold:
            name = (name[0], place[1], max(name[2], chance)) if name else (*place, chance)
    if name:
        yield Person(name[0], name[1], round(name[2], 3))


def words_of(pieces: Sequence[Piece], text: str) -> Iterator[tuple[int, int]]:
    """First and last piece (exclusive) of each word: pieces of letters and hyphens with nothing
    between them."""
    first = 0
    for number in range(1, len(pieces) + 1):
        if number < len(pieces):
            before, here = pieces[number - 1], pieces[number]
            joined = before.end == here.start and _is_inner(text[before.end - 1] + text[here.start])
            if joined:
                continue
        yield first, number
        first = number


def _is_inner(two: str) -> bool:
    return all(character.isalnum() or character in "-'’" for character in two)
