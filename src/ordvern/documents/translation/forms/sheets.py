"""Workbooks: shown cells, headers, comments, drawings, charts; what cells compute stays."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents.limits import Limits
from ordvern.documents.redaction.package import OpenPackage
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atoms, Kind
from ordvern.documents.translation.forms.cells import Cells
from ordvern.documents.translation.forms.word import ALT_TEXTS, parts_of
from ordvern.documents.translation.opened import Opened, XmlPart, plain
from ordvern.documents.translation.place import USUAL, Place, Spelling, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.words import words
from ordvern.text import Part

PARTS = (
    ("worksheet+xml", Part.BODY),
    ("chartsheet+xml", Part.BODY),
    ("spreadsheetml.comments+xml", Part.COMMENT),
    ("threadedcomments+xml", Part.COMMENT),
    ("drawing+xml", Part.TEXT_BOX),
    ("drawingml.chart+xml", Part.TEXT_BOX),
    ("diagramdata+xml", Part.TEXT_BOX),
)
STRINGS = (("sharedstrings+xml", Part.BODY),)
TOLD = ("prompt", "promptTitle", "error", "errorTitle")
HEADERS = words("oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter")
# Codes of headers: position, font, size, colour, page, date, file ... (ECMA-376, 18.3.1.46).
HEADER_CODE = re.compile(r'(?:&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d{1,3}|[A-Za-z&]))+')
IN_HEADERS = (Spelling(HEADER_CODE, Kind.OTHER), *USUAL)


def open_sheets(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no whole package."""
    package = OpenPackage.of(content, limits)
    parts = parts_of(package, tongue, PARTS)
    strings = [part for part, _ in parts_of(package, tongue, STRINGS)]
    cells = Cells.of(package, [part for part, kind in parts if kind is Part.BODY])
    places: list[Place | None] = []
    for part in strings[:1]:
        places += _strings(part, cells)
    for part, kind in parts:
        places += _places(part, kind, cells)

    def save() -> bytes:
        if package.trees:
            cells.mend(package)
        return package.save()

    return Opened([each for each in places if each], save)


def _strings(part: XmlPart, cells: Cells) -> Iterator[Place | None]:
    """The strings that shown cells hold, in the order of the file."""
    for index, string in enumerate(part.root.iterchildren("{*}si")):
        cells.remember(string)
        if index in cells.shown:
            yield part.paragraph(string, Part.BODY, "si")
        else:
            part.locator("si")


def _places(part: XmlPart, kind: Part, cells: Cells) -> list[Place | None]:
    found: list[Place | None] = []
    for element in part.root.iter("*"):
        name = local_name(element)
        if name == "is" and not cells.is_hidden(element):
            found.append(part.paragraph(element, kind, "is"))
        elif name == "p" or (name == "text" and kind is Part.COMMENT):
            is_plain = name == "text" and not len(element)
            found.append(
                part.text(element, kind, "text") if is_plain else part.paragraph(element, kind)
            )
        elif name in HEADERS:
            found.append(_header(part, element))
    if kind is Part.BODY:
        rules = part.root.iter("{*}dataValidation")
        found += part.attributes(rules, TOLD, Part.FIELD)
        found += part.attributes(part.root.iter("{*}hyperlink"), ("tooltip",), Part.LINK)
    if kind is Part.TEXT_BOX:
        found += part.attributes(part.root.iter("{*}cNvPr"), ALT_TEXTS, Part.ALT_TEXT)
    return found


def _header(part: XmlPart, element: _Element) -> Place | None:
    def write(atoms: Atoms) -> None:
        element.text = plain(atoms)
        part.change()

    kind = Part.HEADER if "Header" in local_name(element) else Part.FOOTER
    locator = part.locator(local_name(element))
    return place(locator, kind, (element.text or "",), write, spellings=IN_HEADERS)
