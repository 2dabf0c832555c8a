"""Redacts InDesign exchange packages: stories, notes, links, labels and who changed what."""

import base64
import binascii

from lxml.etree import _Element

from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.pictures import without_metadata
from ordvern.documents.redaction.structure import attributes, words
from ordvern.documents.redaction.tree import local_name, redact_tree
from ordvern.documents.redaction.vocabulary import Vocabulary
from ordvern.documents.redaction.web_address import redact_address

SOMEBODY = "Author"
# Written beside the document: XMP with its history and pictures of its pages; signatures.
TRACES = ("META-INF/metadata.xml", "META-INF/signatures.xml")
PEOPLE = words("UserName AssignmentUserName AuthorName Author")
LINKS = words("LinkResourceURI DestinationURL LinkResourceRendition URL")
WORDS_IN = words("""
    Name UserName LinkResourceURI DestinationURL Label Value Title Key ResultText Text Contents
    Description AssignmentUserName FilePath HyperlinkURL AltTextSourceType CustomAltText
    ActualText PlacedName Author Comment Prefix Suffix
""")


def is_machinery(element: _Element, name: str) -> bool:
    """Whether an attribute steers the layout, so that common words in it mean nothing."""
    return name not in WORDS_IN


IDML = Vocabulary(
    blocks=words("ParagraphStyleRange Note"),
    pieces=words("Content"),
    stand_ins={"Br": "\n"},
    kinds={"Change": "deleted", "Note": "aside", "Footnote": "aside"},
    is_machinery=is_machinery,
    keeps_silent=True,
)


def redact_idml(office: OfficeFile) -> None:
    """Every text and attribute; pictures inside lose what is written beside them."""
    package = office.package
    package.keeps_around = True
    for name in [name for name in package.parts if name in TRACES or name.endswith("/")]:
        package.remove(name)
    for name in list(package.parts):
        if name.lower().endswith(".xml"):
            root = package.tree(name)
            _make_nameless(root)
            _redact_links(root, office)
            _clean_pictures(root, office)
            office.tally.removed += redact_tree(root, office.values, office.strong, IDML)
        elif name != "mimetype":
            office.clean_inner(name, package.parts[name])


def _make_nameless(root: _Element) -> None:
    for element in root.iter("*"):
        for name, _ in attributes(element):
            if name in PEOPLE:
                element.set(name, SOMEBODY)


def _redact_links(root: _Element, office: OfficeFile) -> None:
    for element in root.iter("*"):
        for name, address in attributes(element):
            if name in LINKS:
                written, count = redact_address(address, office.values)
                element.set(name, written)
                office.tally.removed += count


def _clean_pictures(root: _Element, office: OfficeFile) -> None:
    """Pictures lie in the XML as base64; of a format that is not understood none stays."""
    for element in root.iter("Contents"):
        coded = "".join((element.text or "").split())
        if not coded or local_name(element.getparent() or element) == "Contents":
            continue
        cleaned = _cleaned(coded)
        element.text = cleaned
        office.tally.images += bool(cleaned)
        office.tally.embedded += not cleaned


def _cleaned(coded: str) -> str:
    try:
        content = without_metadata(base64.b64decode(coded, validate=True))
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(content).decode() if content else ""
