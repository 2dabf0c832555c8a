"""Atoms as inline elements, nested where they can be: a pair within one stretch is one element."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.translation.atoms import Atom, Code, Role

NOT_IN_XML = dict.fromkeys(
    [*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)


@dataclass(slots=True)
class Inline:
    """Fills an element. `pair`, `alone`, `opens` and `closes` make the elements of a version."""

    element: _Element
    path: list[_Element] = field(init=False)

    def __post_init__(self) -> None:
        self.path = [self.element]

    def say(self, text: str) -> None:
        parent = self.path[-1]
        text = text.translate(NOT_IN_XML)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def put(self, tag: str, attributes: dict[str, str]) -> _Element:
        return etree.SubElement(self.path[-1], tag, attributes)


def whole_pairs(atoms: Sequence[Atom]) -> frozenset[int]:
    """The numbers of the pairs that open and close among these atoms without crossing others."""
    path: list[int] = []
    whole: set[int] = set()
    for atom in atoms:
        if not isinstance(atom, Code) or atom.role is Role.ALONE:
            continue
        if atom.role is Role.OPEN:
            path.append(atom.id)
        elif atom.id in path:
            while path.pop() != atom.id:
                pass
            whole.add(atom.id)
    return frozenset(whole)
