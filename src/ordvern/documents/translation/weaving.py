"""Collects the atoms of a unit, with what each of its codes stands for."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ordvern.documents.translation.atoms import Atom, Atoms, Code, Kind, Role, joined

Meaning = TypeVar("Meaning")


@dataclass(slots=True)
class Weaving(Generic[Meaning]):
    """Atoms in order; `meanings` by the number of the code."""

    atoms: list[Atom] = field(default_factory=list)
    meanings: dict[int, Meaning] = field(default_factory=dict)

    def text(self, text: str) -> None:
        self.atoms.append(text)

    def alone(self, kind: Kind, meaning: Meaning, shown: str = "") -> None:
        self.atoms.append(Code(Role.ALONE, self._number(meaning), kind, shown))

    def open(self, kind: Kind, meaning: Meaning, shown: str = "") -> Code:
        code = Code(Role.OPEN, self._number(meaning), kind, shown)
        self.atoms.append(code)
        return code

    def close(self, code: Code) -> None:
        self.atoms.append(Code(Role.CLOSE, code.id, code.kind, code.shown))

    def woven(self) -> Atoms:
        return joined(self.atoms)

    def _number(self, meaning: Meaning) -> int:
        number = len(self.meanings) + 1
        self.meanings[number] = meaning
        return number
