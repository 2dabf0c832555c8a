"""A place in an open document whose words are translated: what it says, and how to write it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ordvern.documents.translation.atoms import (
    Atom,
    Atoms,
    Code,
    Kind,
    Role,
    joined,
    letters_in,
)
from ordvern.text import Part

Write = Callable[[Atoms], None]
MASKED = re.compile(r"⟦[A-Z]\d+[a-z]*⟧")
LINE_END = re.compile(r"\r\n|\n|\r|\v")
AT_EDGES = frozenset({Kind.BREAK, Kind.WRAP, Kind.TAB, Kind.IMAGE, Kind.NOTE, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Spelling:
    """A pattern of texts that are codes: a placeholder, a line end."""

    pattern: re.Pattern[str]
    kind: Kind


USUAL = (Spelling(MASKED, Kind.PLACEHOLDER), Spelling(LINE_END, Kind.BREAK))


@dataclass(slots=True)
class Place:
    """`atoms` go to the translator; `before` and `after` stay where they are.

    `known` is a translation that the document itself holds already, as PO files do. `twins` say
    the same in the same atoms, and are written with it. `is_beside` is true of documents where
    the translation stands beside its source, so that it is written even if it says the same.
    """

    locator: str
    part: Part
    atoms: Atoms
    before: Atoms
    after: Atoms
    spelled: dict[int, str]
    write: Write
    known: str = ""
    twins: "list[Place]" = field(default_factory=list)
    is_beside: bool = False

    def put(self, target: Sequence[Atom]) -> None:
        """Write `target` in place of `atoms`: its codes must have been checked."""
        whole = (*self.before, *target, *self.after)
        texts = joined(
            self.spelled.get(atom.id, atom) if isinstance(atom, Code) else atom for atom in whole
        )
        self.write(texts)
        for twin in self.twins:
            twin.put(target)


def place(
    locator: str,
    part: Part,
    atoms: Sequence[Atom],
    write: Write,
    *,
    spellings: Sequence[Spelling] = USUAL,
) -> Place | None:
    """The place that says `atoms`; None if there is nothing to translate."""
    if not letters_in(atoms):
        return None
    spelled: dict[int, str] = {}
    coded = _coded(atoms, spellings, spelled)
    before, shown, after = _without_edges(coded)
    if not letters_in(shown):
        return None
    return Place(locator, part, shown, before, after, spelled, write)


def _coded(atoms: Sequence[Atom], spellings: Sequence[Spelling], spelled: dict[int, str]) -> Atoms:
    """The atoms with codes in place of the texts that are spelled like one."""
    number = max((atom.id for atom in atoms if isinstance(atom, Code)), default=0)
    for spelling in spellings:
        out: list[Atom] = []
        for atom in atoms:
            if not isinstance(atom, str):
                out.append(atom)
                continue
            at = 0
            for match in spelling.pattern.finditer(atom):
                number += 1
                spelled[number] = match[0]
                shown = match[0] if spelling.kind is Kind.PLACEHOLDER else ""
                out += [atom[at : match.start()], Code(Role.ALONE, number, spelling.kind, shown)]
                at = match.end()
            out.append(atom[at:])
        atoms = out
    return joined(atoms)


def _without_edges(atoms: Atoms) -> tuple[Atoms, Atoms, Atoms]:
    """Split off what translators need not see: blanks, codes around all or at an edge."""
    edges = _Edges(list(atoms))
    while edges.trim():
        pass
    return tuple(edges.before), tuple(edges.atoms), tuple(reversed(edges.after))


@dataclass(slots=True)
class _Edges:
    """`after` is gathered from the end, last atom first."""

    atoms: list[Atom]
    before: list[Atom] = field(default_factory=list)
    after: list[Atom] = field(default_factory=list)

    def trim(self) -> bool:
        """Take one thing off an edge; whether there was one."""
        if not self.atoms:
            return False
        first, last = self.atoms[0], self.atoms[-1]
        if isinstance(first, str) and first != first.lstrip():
            self._blank_before(first)
        elif isinstance(last, str) and last != last.rstrip():
            self._blank_after(last)
        elif _is_of_edge(first):
            self.before.append(self.atoms.pop(0))
        elif _is_of_edge(last):
            self.after.append(self.atoms.pop())
        elif _opens(first) and _is_pair(first, last):
            self.before.append(self.atoms.pop(0))
            self.after.append(self.atoms.pop())
        else:
            return self._silent_pair()
        return True

    def _blank_before(self, first: str) -> None:
        kept = first.lstrip()
        self.before.append(first[: len(first) - len(kept)])
        self.atoms[:1] = [kept] if kept else []

    def _blank_after(self, last: str) -> None:
        kept = last.rstrip()
        self.after.append(last[len(kept) :])
        self.atoms[-1:] = [kept] if kept else []

    def _silent_pair(self) -> bool:
        """A pair at an edge with no text in it."""
        length = _length_of_silence(self.atoms)
        if length:
            self.before += self.atoms[:length]
            del self.atoms[:length]
            return True
        length = _length_of_silence(self.atoms[::-1])
        if length:
            self.after += self.atoms[: -length - 1 : -1]
            del self.atoms[-length:]
        return bool(length)


def _is_of_edge(atom: Atom) -> bool:
    return isinstance(atom, Code) and atom.role is Role.ALONE and atom.kind in AT_EDGES


def _opens(atom: Atom) -> bool:
    return isinstance(atom, Code) and atom.role is Role.OPEN


def _is_pair(one: Atom, other: Atom) -> bool:
    return (
        isinstance(one, Code)
        and isinstance(other, Code)
        and one.id == other.id
        and {one.role, other.role} == {Role.OPEN, Role.CLOSE}
    )


def _length_of_silence(atoms: Sequence[Atom]) -> int:
    """How many atoms a pair at the beginning takes that holds blanks alone; nought if none."""
    for index, atom in enumerate(atoms):
        if index and _is_pair(atoms[0], atom):
            return index + 1
        is_text = isinstance(atom, str) and not atom.isspace()
        if is_text or (isinstance(atom, Code) and atom.kind in {Kind.PLACEHOLDER, Kind.FIELD}):
            return 0
    return 0
