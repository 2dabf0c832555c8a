"""OpenDocument texts, sheets and presentations: paragraphs wherever they stand, alt texts."""

from lxml.etree import _Element

from ordvern.documents.formats import odf
from ordvern.documents.formats.odf import PRESENTATION, STYLE, SVG, TEXT
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.forms.mixed import Mixed
from ordvern.documents.translation.opened import Opened, plain
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.zipped import Zipped
from ordvern.text import Part

MEMBERS = ("content.xml", "styles.xml")
PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
TITLES = frozenset({SVG + "title", SVG + "desc"})
PLACES = {**odf.PLACES, PRESENTATION + "notes": Part.FOOTNOTE}
SKIPPED = frozenset({TEXT + "tracked-changes", TEXT + "hidden-paragraph", TEXT + "hidden-text"})
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DISPLAY = frozenset({TABLE + "visibility", TEXT + "display", TABLE + "display"})
SESSIONS = frozenset({"rsid", "paragraph-rsid"})
NOT_SHOWN = frozenset({"collapse", "none", "filter", "false"})


def open_opendocument(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no whole package."""
    package = Zipped.of(content, limits)
    places: list[Place] = []
    for name in MEMBERS:
        root = package.root(name)
        if root is None and name == MEMBERS[0]:
            raise Refused(Reason.CORRUPT)
        if root is not None:
            places += _Member(package, name, root).places()

    def save() -> bytes:
        if package.changed and tongue.tag:
            _speak(package, tongue)
        return package.save()

    return Opened(places, save)


class _Member:
    """One XML file of the package."""

    def __init__(self, package: Zipped, name: str, root: _Element) -> None:
        self._package, self._name, self._root = package, name, root
        self._silent = _silent_styles(root)

    def places(self) -> list[Place]:
        found: list[Place | None] = []
        for number, element in enumerate(self._root.iter(*PARAGRAPHS, *TITLES), 1):
            part = _part_of(element)
            if part is None:
                continue
            locator = f"{self._name}#p{number}"
            is_title = element.tag in TITLES
            found.append(
                self._title(element, locator) if is_title else self._mixed(element, locator, part)
            )
        return [each for each in found if each]

    def _mixed(self, element: _Element, locator: str, part: Part) -> Place | None:
        mixed = Mixed.of(element, self._silent)

        def write(atoms: Atoms) -> None:
            mixed.write(atoms)
            self._package.changed[self._name] = self._root

        return place(locator, part, mixed.weaving.woven(), write)

    def _title(self, element: _Element, locator: str) -> Place | None:
        def write(atoms: Atoms) -> None:
            element.text = plain(atoms)
            self._package.changed[self._name] = self._root

        return place(locator, Part.ALT_TEXT, (element.text or "",), write)


def _part_of(element: _Element) -> Part | None:
    """Where the paragraph stands; None if nobody sees it."""
    for above in element.iterancestors():
        is_off = any(
            str(name) in DISPLAY and str(value) in NOT_SHOWN for name, value in above.items()
        )
        if above.tag in SKIPPED or is_off:
            return None
        if above.tag in PLACES:
            return PLACES[above.tag]
    return Part.BODY


def _silent_styles(root: _Element) -> frozenset[str]:
    """Styles that only number editing sessions, as LibreOffice makes them by the dozen."""
    return frozenset(
        style.get(STYLE + "name", "")
        for style in root.iter(STYLE + "style")
        if style.get(STYLE + "family") == "text"
        and not style.get(STYLE + "parent-style-name")
        and all(
            str(name).rpartition("}")[2] in SESSIONS
            for properties in style
            for name in properties.attrib
        )
    )


def _speak(package: Zipped, tongue: Tongue) -> None:
    """The language of the styles, which all text has unless told otherwise."""
    language, _, country = tongue.with_region.partition("-")
    for name in MEMBERS:
        root = package.changed[name] if name in package.changed else package.root(name)
        if root is None:
            continue
        for properties in root.iter(STYLE + "text-properties"):
            if properties.get(FO + "language") not in {None, "zxx", "none"}:
                properties.set(FO + "language", language)
                properties.set(FO + "country", country or "none")
        if tongue.is_right_to_left:
            for properties in root.iter(STYLE + "paragraph-properties"):
                if _is_default(properties):
                    properties.set(STYLE + "writing-mode", "rl-tb")
        package.changed[name] = root


def _is_default(properties: _Element) -> bool:
    parent = properties.getparent()
    return parent is not None and local_name(parent) == "default-style"
