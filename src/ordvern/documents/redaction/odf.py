"""Redacts OpenDocument texts, sheets and presentations: what acts, what is old, what is marked."""

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.odf_cells import redact_cells
from ordvern.documents.redaction.odf_words import ODF, is_reference
from ordvern.documents.redaction.office import BINARY_MEDIA, FONTS, OfficeFile
from ordvern.documents.redaction.package import OpenPackage
from ordvern.documents.redaction.structure import attributes, words
from ordvern.documents.redaction.tree import local_name, redact_tree, take_out
from ordvern.documents.redaction.web_address import redact_address

MANIFEST = "META-INF/manifest.xml"
SOMEBODY = "Author"
# Members of which nothing comes into a redacted copy: programs, menus, pictures of the pages as
# they were, saved versions, signatures, what the program remembers of the last session.
ACTIVE = ("Basic/", "Scripts/", "Dialogs/", "Configurations2/")
TRACES = ("Thumbnails/", "Versions/", "VersionList.xml", "META-INF/documentsignatures.xml",
          "META-INF/macrosignatures.xml", "layout-cache", "ObjectReplacements/")  # fmt: skip
# Elements that act by themselves or fetch something, and those of earlier revisions.
ACTING = words("""
    scripts event-listeners event-listener applet dde-connection-decls dde-links dde-source
    table-source cell-range-source section-source connection-resource
""")
REVISIONS = words("tracked-changes change change-start change-end")
FETCHING = words("image plugin floating-frame object background-image fill-image")
PEOPLE = words("""
    creator initial-creator printed-by sender-initials creator-initials editing-duration
    editing-cycles template
""")
SETTINGS = words("""
    PrinterName PrinterSetup Rsid RsidRoot CurrentDatabaseDataSource CurrentDatabaseCommand
    RedlineProtectionKey PrinterFaxName
""")
XLINK = "{http://www.w3.org/1999/xlink}href"
OUTSIDE = ("http:", "https:", "ftp:", "file:", "//", "\\\\", "/", "../")


def redact_odf(office: OfficeFile) -> None:
    """Cut what acts and what tells of earlier states, then remove the values from all text."""
    _drop_members(office)
    for name in [name for name in office.package.parts if _is_xml(name)]:
        if not office.package.parts[name].strip():
            continue
        root = office.package.tree(name)
        _cut(root, office)
        _make_nameless(root)
        _redact_links(root, office)
        office.tally.removed += redact_cells(root, office.values)
        office.tally.removed += _drop_references(root, office)
        if name != MANIFEST:
            office.tally.removed += redact_tree(root, office.values, office.strong, ODF)
    for name in [name for name in office.package.parts if not _is_xml(name) and name != "mimetype"]:
        _clean_member(name, office)
    _mend_manifest(office.package)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rdf"))


def _drop_members(office: OfficeFile) -> None:
    for name in list(office.package.parts):
        if name.startswith(ACTIVE):
            office.tally.active += name.startswith(ACTIVE[:2]) and not name.endswith("/")
            office.package.remove(name)
        elif name.startswith(TRACES) or "/Thumbnails/" in name:
            office.package.remove(name)


def _cut(root: _Element, office: OfficeFile) -> None:
    """Take out elements that act, fetch or remember; text behind them stays."""
    for element in list(root.iter("*")):
        name = local_name(element)
        if name in ACTING or name in REVISIONS:
            office.tally.active += name in {"scripts", "event-listeners", "applet"}
            office.tally.outside += name.endswith("-source")
            take_out(element)
        elif name in FETCHING and element.get(XLINK, "").lower().startswith(OUTSIDE):
            office.tally.outside += 1
            del element.attrib[XLINK]
        elif name == "config-item" and _setting(element) in SETTINGS:
            take_out(element)


def _setting(element: _Element) -> str:
    return next((text for name, text in attributes(element) if name.endswith("}name")), "")


def _make_nameless(root: _Element) -> None:
    """Authors of the file and of its comments, and where its template lay."""
    for element in list(root.iter("*")):
        name = local_name(element)
        if name not in PEOPLE:
            continue
        parent = element.getparent()
        if parent is not None and local_name(parent) == "annotation":
            element.text = SOMEBODY if name == "creator" else "A"
        elif etree.QName(element).namespace.endswith(("meta:1.0", "elements/1.1/")):
            take_out(element)


def _redact_links(root: _Element, office: OfficeFile) -> None:
    for element in root.iter("*"):
        address = element.get(XLINK)
        if address and ":" in address:
            written, count = redact_address(address, office.values)
            element.set(XLINK, written)
            office.tally.removed += count


def _drop_references(root: _Element, office: OfficeFile) -> int:
    """Formulas and addresses of cells that spell a value: what they last gave stays."""
    count = 0
    for element in root.iter("*"):
        for name, text in attributes(element):
            if is_reference(name) and office.values.find(text):
                del element.attrib[name]
                count += 1
    return count


def _clean_member(name: str, office: OfficeFile) -> None:
    if name.endswith("/") or FONTS.search(name):
        return
    if BINARY_MEDIA.search(name):
        office.clean_picture(name, office.package.parts[name])
    else:
        office.clean_inner(name, office.package.parts[name])


def _mend_manifest(package: OpenPackage) -> None:
    """The list of members names those that are there, and no other."""
    if MANIFEST not in package.parts:
        return
    root = package.tree(MANIFEST)
    for entry in list(root):
        path = next((text for name, text in attributes(entry) if name.endswith("full-path")), "/")
        if path != "/" and not _holds(package, path):
            root.remove(entry)


def _holds(package: OpenPackage, path: str) -> bool:
    if path.endswith("/"):
        return any(name.startswith(path) for name in package.parts)
    return path in package.parts
