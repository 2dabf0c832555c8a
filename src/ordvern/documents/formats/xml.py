"""Translation files (XLIFF, TMX) and any other XML: all text, comments and telling attributes."""

from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.carried import documents
from ordvern.documents.embedded import Embedded
from ordvern.documents.grammar import Grammar
from ordvern.documents.reason import Reason
from ordvern.documents.words import words
from ordvern.documents.xmltree import parse
from ordvern.text import Part, Segment

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
XLIFF2 = "{urn:oasis:names:tc:xliff:document:2.0}"
XLIFF22 = "{urn:oasis:names:tc:xliff:document:2.2}"

UNIT_TAGS = ("source", "target", "note")

TELLING = dict.fromkeys(
    words(
        "creationid changeid author from phase-name contact-name contact-email contact-phone "
        "original resname name alt title value content equiv-text disp href"
    ),
    Part.METADATA,
)
TRANSLATION = Grammar(
    paragraphs=frozenset(
        ["seg", "prop", *(ns + tag for ns in (XLIFF, XLIFF2, XLIFF22, "") for tag in UNIT_TAGS)]
    ),
    attributes=TELLING,
    stray=Part.METADATA,
)
ANY = Grammar(attributes=TELLING, stray=Part.BODY)


def translation(content: bytes, account: Account) -> Iterator[Segment | Embedded]:
    """Units with their inline tags read through; notes, properties and who wrote them."""
    root = parse(content)
    yield from walk.segments(root, TRANSLATION, "file", Part.BODY, content)
    yield from _carried(root)


def any_xml(content: bytes, account: Account) -> Iterator[Segment | Embedded]:
    """Every text of an XML file that is none of the known kinds."""
    root = parse(content)
    account.note(Reason.ACTIVE_CONTENT_REMOVED, sum(1 for _ in root.iter("{*}script")))
    yield from walk.segments(root, ANY, "file", Part.BODY, content)
    yield from _carried(root)


def _carried(root: _Element) -> Iterator[Embedded]:
    """Last, so that the numbers of all that stands in the file itself do not hang on it."""
    for locator, content in documents(root):
        yield Embedded(content, "", locator)
