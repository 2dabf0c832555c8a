"""InDesign exchange packages: the paragraphs of all stories, in the order of the document."""

from collections.abc import Sequence

from lxml.etree import _Element

from ordvern.documents.limits import Limits
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.forms.story import Range
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.zipped import Zipped
from ordvern.text import Part

LIST = "designmap.xml"
PARTS = {"Footnote": Part.FOOTNOTE, "Endnote": Part.FOOTNOTE, "Note": Part.COMMENT}
SKIPPED = frozenset({"HiddenText"})


def open_indesign(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no whole package."""
    package = Zipped.of(content, limits)
    places: list[Place] = []
    ranges: list[Range] = []
    for name in _stories(package):
        root = package.root(name)
        if root is not None:
            places += _places(package, name, root, ranges)

    def save() -> bytes:
        for each in ranges:
            each.flush()
        return package.save()

    return Opened(places, save)


def _stories(package: Zipped) -> list[str]:
    listed = package.root(LIST)
    sources = [] if listed is None else [each.get("src", "") for each in listed.iter("{*}Story")]
    others = [name for name in package.parts if name.startswith("Stories/")]
    return [name for name in dict.fromkeys([*sources, *others]) if name in package.parts]


def _places(package: Zipped, name: str, root: _Element, ranges: list[Range]) -> Sequence[Place]:
    found: list[Place | None] = []
    for number, element in enumerate(root.iter("ParagraphStyleRange"), 1):
        above = {local_name(each) for each in element.iterancestors()}
        if above & SKIPPED:
            continue
        part = next((PARTS[tag] for tag in above if tag in PARTS), Part.BODY)
        range_ = Range.of(element)
        ranges.append(range_)
        for index, atoms in enumerate(range_.paragraphs):

            def write(atoms: Atoms, range_: Range = range_, index: int = index) -> None:
                range_.change(index, atoms)
                package.changed[name] = root

            found.append(place(f"{name}#p{number}.{index + 1}", part, atoms, write))
    return [each for each in found if each]
