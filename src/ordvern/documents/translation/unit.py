"""Units as they leave the cage, and targets as they go back in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ordvern.documents.translation.atoms import Atom, Atoms, Code, Kind, Role
from ordvern.text import Part


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, cell or string to translate. `id` is the same each time the same bytes are
    extracted; `known` is a translation that the document holds already."""

    id: str
    locator: str
    part: Part
    atoms: Atoms
    known: str = ""


def as_json(atoms: Sequence[Atom]) -> list[Any]:
    """Atoms as lists and strings, to pass through the wall of the cage."""
    return [
        atom if isinstance(atom, str) else [atom.role, atom.id, atom.kind, atom.shown]
        for atom in atoms
    ]


def from_json(values: Sequence[Any]) -> Atoms:
    """Raises TypeError or ValueError for what `as_json` cannot have made."""
    return tuple(value if isinstance(value, str) else _code(*value) for value in values)


def _code(role: str, number: int, kind: str, shown: str) -> Code:
    return Code(Role(role), int(number), Kind(kind), str(shown))
