"""OpenDocument texts, sheets and presentations: content, headers, notes, revisions, metadata."""

from collections.abc import Iterator
from posixpath import basename, splitext

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.ooxml import IMAGES
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
PAGES = ("", "-left", "-first")
PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"

PLACES = {
    OFFICE + "annotation": Part.COMMENT,
    TEXT + "note": Part.FOOTNOTE,
    **dict.fromkeys((STYLE + "header" + which for which in PAGES), Part.HEADER),
    **dict.fromkeys((STYLE + "footer" + which for which in PAGES), Part.FOOTER),
}
ODF = Grammar(
    paragraphs=frozenset({TEXT + "p", TEXT + "h", SVG + "title", SVG + "desc"}),
    asides={TEXT + "hidden-text": Part.HIDDEN},
    gaps={TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"},
    places={
        **PLACES,
        TEXT + "tracked-changes": Part.REVISION,
        OFFICE + "meta": Part.METADATA,
        PRESENTATION + "notes": Part.COMMENT,
    },
    attributes={
        "href": Part.LINK,
        "string-value": Part.HIDDEN,
        "formula": Part.FIELD,
        "title": Part.LINK,
        "description": Part.ALT_TEXT,
    },
)
OUTSIDE = ("http:", "https:", "ftp:", "file:", "//", "\\\\")
MEMBERS = {"content.xml": 0, "styles.xml": 1, "meta.xml": 2}


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Everything an OpenDocument file says: content first, then styles, metadata and the rest."""
    for name in sorted(package.names, key=lambda name: MEMBERS.get(name, 9)):
        ending = splitext(name)[1].lower()
        if ending in (".xml", ".rdf"):
            yield from _part(package, name, account)
        elif ending in IMAGES:
            yield Picture(package.read(name), name)
        elif name.startswith(("Basic/", "Scripts/")):
            account.note(Reason.ACTIVE_CONTENT_REMOVED)
        elif name != "mimetype" and not name.startswith(("Configurations2/", "layout-cache")):
            yield Embedded(package.read(name), basename(name), name)


def _part(package: Package, name: str, account: Account) -> Iterator[Segment]:
    if name.startswith(("Basic/", "Scripts/")):
        account.note(Reason.ACTIVE_CONTENT_REMOVED)
    if name.startswith("META-INF/") and not package.read(name).strip():
        return
    part = Part.METADATA if basename(name) == "meta.xml" else Part.BODY
    if basename(name) not in ("content.xml", "styles.xml", "meta.xml"):
        part = Part.NOT_SHOWN
    try:
        root = package.tree(name)
    except Refused:
        if name == "content.xml":
            raise
        account.note(Reason.CORRUPT)
        return
    for link in root.iter("{*}image", "{*}object", "{*}plugin", "{*}event-listener"):
        account.note(
            Reason.POINTS_OUTSIDE, int(link.get(XLINK + "href", "").lower().startswith(OUTSIDE))
        )
    yield from walk.segments(root, ODF, name, part, package.read(name))
