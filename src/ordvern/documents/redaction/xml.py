"""Redacts translation files (XLIFF, TMX and their relatives) and any other XML."""

import base64
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.carried import decoded, holds_document
from ordvern.documents.formats.xml import TELLING
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.structure import (
    attributes,
    is_structural_attribute,
    strong_among,
    words,
)
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.tree import local_name, redact_tree
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.vocabulary import Vocabulary
from ordvern.documents.xmltree import parse

Inner = Callable[[bytes], "tuple[bytes, int] | None"]

# Attributes that name whoever worked on a unit: TMX 1.4, XLIFF 1.2 and 2.x, sdlxliff, mqxliff.
PEOPLE = words("""
    creationid changeid contact-name contact-email contact-phone from translatorname reviewername
    reviewer1name reviewer2name lastchanginguser lastchangeduser creatoruser user author
    confirmedby lockedby originuser translator editor approved-by created_by modified_by
""")
PEOPLE_KEYS = words("created_by last_modified_by user username translator creationid changeid")
# Earlier states of a unit, which no translator needs and nobody looks through.
HISTORY = words("historical-unit historical-units minorversions rev-defs revisions")
OLD_MATCHES = words("previous-version rejected")
UNIT = words("source target seg seg-source note prop")
CODES = dict.fromkeys(words("bpt ept it ph ut"), "aside")


def is_machinery(element: _Element, name: str) -> bool:
    """Whether an attribute steers the format, so that common words in it mean nothing."""
    return name.rpartition("}")[2] not in TELLING and is_structural_attribute(element, name)


TRANSLATION = Vocabulary(
    blocks=UNIT, pieces=None, kinds=CODES, is_machinery=is_machinery, keeps_silent=True
)
ANY = Vocabulary(blocks=None, pieces=None, is_machinery=is_machinery, keeps_silent=True)


def redact_units(content: bytes, values: Values, inner: Inner) -> tuple[bytes, Tally]:
    """A translation file: also without the people who worked on it and its earlier states.

    Raises `Refused` (not_redactable) where entities declared in the file could hold a value.
    """
    tally = Tally()
    root = open_tree(content)
    _redact_carried(root, inner, tally)
    for element in list(root.iter("*")):
        if _is_history(element):
            _take_out(element)
        else:
            _make_nameless(element)
    tally.removed += redact_tree(root, values, strong_among(values), TRANSLATION)
    return serialised(root), tally


def redact_any(content: bytes, values: Values, inner: Inner) -> tuple[bytes, Tally]:
    """Any XML: every text, attribute, comment and instruction. Raises as `redact_units` does."""
    tally = Tally()
    root = open_tree(content)
    _redact_carried(root, inner, tally)
    tally.removed += redact_tree(root, values, strong_among(values), ANY)
    return serialised(root), tally


def open_tree(content: bytes) -> _Element:
    """The root of a file that can be written back whole. Raises `Refused`."""
    root = parse(content)
    if b"<!ENTITY" in content or "<!ENTITY".encode("utf-16-le") in content:
        raise Refused(Reason.NOT_REDACTABLE)
    return root


def serialised(root: _Element) -> bytes:
    """The document as XML in the encoding it came in, with what stands around its root."""
    tree = root.getroottree()
    encoding = tree.docinfo.encoding or "UTF-8"
    written = etree.tostring(tree, xml_declaration=True, encoding=encoding)
    return written if isinstance(written, bytes) else written.encode()


def _is_history(element: _Element) -> bool:
    name = local_name(element)
    if name == "alt-trans":
        return element.get("alttranstype", "") in OLD_MATCHES
    return name in HISTORY


def _take_out(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _make_nameless(element: _Element) -> None:
    """Without names of people; sdlxliff holds them as values of keys."""
    for name, _ in attributes(element):
        if name.rpartition("}")[2].lower() in PEOPLE:
            del element.attrib[name]
    if element.get("key", "").lower() in PEOPLE_KEYS and not len(element):
        element.text = ""


def _redact_carried(root: _Element, inner: Inner, tally: Tally) -> None:
    """Documents that the file carries along as base64, such as the one it was made from.

    Each is redacted in its turn; if it cannot be, it goes, and that is told.
    """
    for element in root.iter():
        if not holds_document(element):
            continue
        content = decoded(element.text or "")
        redacted = inner(content) if content else None
        element.text = base64.b64encode(redacted[0]).decode() if redacted else ""
        tally.removed += redacted[1] if redacted else 0
        tally.embedded += redacted is None
