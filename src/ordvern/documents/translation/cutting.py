"""Cuts the atoms of a unit into segments at the ends of its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from ordvern.documents.segmentation import sentence_starts
from ordvern.documents.translation.atoms import (
    SHOWN_AS,
    Atom,
    Atoms,
    Kind,
    joined,
    letters_in,
    said_lengths,
    text_of,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a unit: a segment for the translator, or what stands between two."""

    atoms: Atoms
    is_segment: bool


def pieces_of(atoms: Sequence[Atom], language: str) -> list[Piece]:
    """All of the unit, in order: sentences, and the blanks and breaks between them."""
    text = text_of(atoms)
    starts = sentence_starts(text, language)
    pieces: list[Piece] = []
    for part in _cut(atoms, starts):
        pieces += _without_ends(part)
    return pieces


def _cut(atoms: Sequence[Atom], starts: Sequence[int]) -> list[Atoms]:
    """The atoms parted before each of `starts`; a code that closes there stays behind."""
    parts: list[list[Atom]] = [[]]
    waiting = list(starts)
    at = 0
    for atom, length in zip(atoms, said_lengths(atoms), strict=True):
        rest = atom
        while waiting and isinstance(rest, str) and at < waiting[0] < at + len(rest):
            cut = waiting.pop(0) - at
            parts[-1].append(rest[:cut])
            parts.append([])
            rest, at, length = rest[cut:], at + cut, length - cut
        if waiting and waiting[0] == at and (isinstance(rest, str) or rest.role != "close"):
            waiting.pop(0)
            parts.append([])
        parts[-1].append(rest)
        at += length
    return [joined(part) for part in parts if part]


def _without_ends(atoms: Atoms) -> list[Piece]:
    """A segment, with the blanks and line ends around it as pieces of their own."""
    before: list[Atom] = []
    after: list[Atom] = []
    middle = list(atoms)
    while middle and _is_gap(middle[0]):
        before.append(middle.pop(0))
    while middle and _is_gap(middle[-1]):
        after.insert(0, middle.pop())
    if middle and isinstance(middle[0], str):
        kept = middle[0].lstrip()
        before.append(middle[0][: len(middle[0]) - len(kept)])
        middle[0] = kept
    if middle and isinstance(middle[-1], str):
        kept = middle[-1].rstrip()
        after.insert(0, middle[-1][len(kept) :])
        middle[-1] = kept
    found = (
        Piece(joined(before), is_segment=False),
        Piece(joined(middle), is_segment=letters_in(middle)),
        Piece(joined(after), is_segment=False),
    )
    return [piece for piece in found if piece.atoms]


def _is_gap(atom: Atom) -> bool:
    if isinstance(atom, str):
        return not atom.strip()
    return atom.kind in SHOWN_AS and atom.kind is not Kind.PLACEHOLDER
