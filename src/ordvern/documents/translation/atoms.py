"""What a unit is made of: stretches of text, and codes for all that stands between them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """An opening code has a closing one of the same number; one alone stands for itself."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


class Kind(StrEnum):
    """What a code stands for. `WRAP` is a line break that no sentence ends at."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    RAISED = "raised"
    LOWERED = "lowered"
    FORMAT = "format"
    LINK = "link"
    IMAGE = "image"
    FIELD = "field"
    NOTE = "note"
    BREAK = "break"
    WRAP = "wrap"
    TAB = "tab"
    PLACEHOLDER = "placeholder"
    OTHER = "other"


FORMATS = frozenset(
    {Kind.BOLD, Kind.ITALIC, Kind.UNDERLINE, Kind.RAISED, Kind.LOWERED, Kind.FORMAT}
)
MAY_GO = FORMATS | {Kind.BREAK, Kind.WRAP, Kind.TAB}
MAY_REPEAT = MAY_GO | {Kind.LINK, Kind.PLACEHOLDER}
LETTER = re.compile(r"[^\W\d_]")
SHOWN_AS = {Kind.BREAK: "\n", Kind.WRAP: " ", Kind.TAB: "\t"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a unit. What it stands for is known only to the document that it came from.

    `shown` is what a translator may be shown of it: a name of a tag, a placeholder.
    """

    role: Role
    id: int
    kind: Kind
    shown: str = ""


Atom = str | Code
Atoms = tuple[Atom, ...]


def joined(atoms: Iterable[Atom]) -> Atoms:
    """The same atoms with neighbouring texts made one, and without empty ones."""
    out: list[Atom] = []
    for atom in atoms:
        if isinstance(atom, str) and out and isinstance(out[-1], str):
            out[-1] += atom
        elif atom != "":
            out.append(atom)
    return tuple(out)


def text_of(atoms: Iterable[Atom]) -> str:
    """What the atoms say: codes are silent, but for line breaks, tabs and placeholders."""
    return "".join(map(_said, atoms))


def _said(atom: Atom) -> str:
    if isinstance(atom, str):
        return atom
    if atom.kind is Kind.PLACEHOLDER:
        return atom.shown
    return SHOWN_AS.get(atom.kind, "")


def letters_in(atoms: Iterable[Atom]) -> bool:
    """Whether there is anything to translate: a letter outside the codes."""
    return any(isinstance(atom, str) and LETTER.search(atom) for atom in atoms)


def said_lengths(atoms: Sequence[Atom]) -> list[int]:
    """How many characters each atom has in `text_of` them all."""
    return [len(_said(atom)) for atom in atoms]
