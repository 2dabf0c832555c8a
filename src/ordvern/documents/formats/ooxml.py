"""Office Open XML packages (docx, pptx, xlsx): which part of the package says what.

Part names and content types are those of ECMA-376 part 2; every XML part is told, known or not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import basename, splitext

from lxml.etree import _Element

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.swift import is_silent
from ordvern.documents.words import words
from ordvern.text import Part, Segment

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
IMAGES = words(
    ".png .jpg .jpeg .jpe .gif .bmp .tif .tiff .emf .wmf .wdp .svg .ico .webp .pcx .pict"
)
XML_ENDINGS = frozenset({".xml", ".rels", ".vml", ".xsd"})
ACTIVE_ENDINGS = ("vbaproject.bin", "vbadata.xml")
PASSIVE = frozenset({".odttf", ".ttf", ".fntdata", ".sigs", ".psmdcp"})
MAIN_NAMES = frozenset({"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"})
HARMLESS_SCHEMES = ("http:", "https:", "mailto:", "tel:", "#")

TellPart = Callable[[Package, str, Account], Iterator[Segment]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What an office format adds: its main part's ending, and how parts of its own are told.

    `parts` maps a part of a content type (``"header+xml"``) to a grammar and a place.
    `tell` maps one to a function of its own. A part of the type `last` is told after all others.
    """

    parts: tuple[tuple[str, Grammar, Part], ...]
    otherwise: Grammar
    tell: tuple[tuple[str, TellPart], ...] = ()
    last: str = "no such type"


def segments(
    package: Package, account: Account, vocabulary: Vocabulary
) -> Iterator[Segment | Embedded | Picture]:
    """Everything the package says: the main part first, then the others as they lie in the zip."""
    types = content_types(package)
    names = sorted(
        types, key=lambda name: (vocabulary.last in types[name], not is_main(name, types[name]))
    )
    for name in names:
        ending = splitext(name)[1].lower()
        kind = types[name]
        if name.endswith(".rels"):
            yield from _relationships(package, name, account)
        elif ending in XML_ENDINGS or kind.endswith(("+xml", "/xml")):
            yield from _part(package, name, kind, account, vocabulary)
        elif name.lower().endswith(ACTIVE_ENDINGS) or "activex" in name.lower():
            account.note(Reason.ACTIVE_CONTENT_REMOVED)
        elif ending in IMAGES:
            yield Picture(package.read(name), name)
        elif ending not in PASSIVE and "printerSettings" not in name:
            yield Embedded(package.read(name), basename(name), name)


def is_main(name: str, kind: str) -> bool:
    """Whether a part is the one that the package is about."""
    return kind.endswith("main+xml") or name in MAIN_NAMES


def content_types(package: Package) -> dict[str, str]:
    """The content type of each part by name, lower case, as ``[Content_Types].xml`` tells."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for entry in package.tree(CONTENT_TYPES).iter("{*}Default", "{*}Override"):
        kind = entry.get("ContentType", "").lower()
        if entry.tag.endswith("Default"):
            defaults[entry.get("Extension", "").lower()] = kind
        else:
            overrides[entry.get("PartName", "").lstrip("/").lower()] = kind
    return {
        name: overrides.get(name.lower(), defaults.get(splitext(name)[1][1:].lower(), ""))
        for name in package.names
    }


def _part(
    package: Package, name: str, kind: str, account: Account, vocabulary: Vocabulary
) -> Iterator[Segment]:
    for word, tell in vocabulary.tell:
        if word in kind:
            yield from tell(package, name, account)
            return
    grammar, place = vocabulary.otherwise, Part.NOT_SHOWN
    for word, grammar_of_part, place_of_part in vocabulary.parts:
        if word in kind or word in name:
            grammar, place = grammar_of_part, place_of_part
            break
    yield from _by_grammar(package, name, account, grammar, place)


def _by_grammar(
    package: Package, name: str, account: Account, grammar: Grammar, place: Part
) -> list[Segment]:
    source = package.read(name)
    if is_silent(source, grammar):
        return []
    plain = grammar.plain(source, place) if grammar.plain else None
    if plain is not None:
        return walk.numbered(plain, name)
    try:
        root = package.tree(name)
    except Refused:
        if place is Part.BODY:
            raise
        account.note(Reason.CORRUPT)
        return []
    return walk.segments(root, grammar, name, place, source)


def _relationships(package: Package, name: str, account: Account) -> Iterator[Segment]:
    """Targets outside the package; what is more than a link to click on is noticed too."""
    source = package.read(name)
    if b"External" not in source and b"\0" not in source:
        return
    for count, relation in enumerate(package.tree(name).iter(RELATIONSHIP), 1):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" or not target.strip():
            continue
        if not _is_plain_link(relation, target):
            account.note(Reason.POINTS_OUTSIDE)
        yield Segment(target, f"{name}#{count}", Part.LINK)


def _is_plain_link(relation: _Element, target: str) -> bool:
    is_link = relation.get("Type", "").endswith("/hyperlink")
    return is_link and target.lower().lstrip().startswith(HARMLESS_SCHEMES)
