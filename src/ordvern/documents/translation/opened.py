"""A document open for translation: its places in reading order, and how to save it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.documents.reason import Refused
from ordvern.documents.redaction.package import OpenPackage
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.runs.paragraph import Paragraph
from ordvern.documents.xmltree import parse
from ordvern.text import Part


@dataclass(frozen=True, slots=True)
class Opened:
    """`save` gives the document with all that was put into `places`, in its own format."""

    places: list[Place]
    save: Callable[[], bytes]


@dataclass(slots=True)
class XmlPart:
    """A part of a package, written back only if something in it was changed.

    `taken` counts the elements of each sort that were met, so that each has a locator.
    """

    package: OpenPackage
    name: str
    tongue: Tongue
    root: _Element
    taken: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, package: OpenPackage, name: str, tongue: Tongue, *, is_body: bool
    ) -> "XmlPart | None":
        """None for XML that is broken: it goes as it is, but not if it is what people read."""
        try:
            return cls(package, name, tongue, parse(package.parts[name]))
        except Refused:
            if is_body:
                raise
            return None

    @property
    def is_changed(self) -> bool:
        return self.name in self.package.trees

    def change(self) -> None:
        """What was done to `root` is to be written."""
        self.package.trees[self.name] = self.root

    def locator(self, sort: str) -> str:
        self.taken[sort] = self.taken.get(sort, 0) + 1
        return f"{self.name}#{sort}{self.taken[sort]}"

    def paragraph(self, element: _Element, part: Part, sort: str = "p") -> Place | None:
        """The place of a paragraph of runs."""
        paragraph = Paragraph.of(element, self.tongue)

        def write(atoms: Atoms) -> None:
            paragraph.write(atoms)
            self.change()

        return place(self.locator(sort), part, paragraph.weaving.woven(), write)

    def attributes(
        self, elements: Iterable[_Element], names: Iterable[str], part: Part
    ) -> list[Place]:
        """The places of attributes that say something."""
        found = [
            self._attribute(element, name, part)
            for element in elements
            for name in names
            if element.get(name)
        ]
        return [each for each in found if each]

    def _attribute(self, element: _Element, name: str, part: Part) -> Place | None:
        def write(atoms: Atoms) -> None:
            element.set(name, plain(atoms))
            self.change()

        return place(self.locator(name), part, (element.get(name, ""),), write)

    def text(self, element: _Element, part: Part, sort: str) -> Place | None:
        """The place of an element that holds nothing but text."""

        def write(atoms: Atoms) -> None:
            element.text = plain(atoms)
            self.change()

        return place(self.locator(sort), part, (element.text or "",), write)


def plain(atoms: Atoms) -> str:
    """Atoms of a place that can hold no codes beyond those that are spelled as text."""
    return "".join(atom for atom in atoms if isinstance(atom, str))
