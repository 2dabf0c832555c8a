"""Redacts presentations: slides, notes, masters, comments and who wrote them."""

from lxml.etree import _Element

from ordvern.documents.redaction.docx import make_nameless
from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.package import is_xml
from ordvern.documents.redaction.structure import words
from ordvern.documents.redaction.tree import local_name

SOMEBODY = "Author"
AUTHORS = words("cmAuthor author")
IDENTITY = words("userId providerId")
HARMLESS = ("ppaction://hlink", "ppaction://custom", "ppaction://media", "ppaction://ole")


def redact_pptx(office: OfficeFile) -> None:
    """Clean the package, make the authors of comments nameless, then remove values from all text.

    A click that would run something keeps its text and loses what it does.
    """
    office.clean()
    for name in list(office.package.parts):
        if is_xml(name) and not name.endswith(".rels"):
            root = office.package.tree(name)
            make_nameless(root)
            _make_authors_nameless(root)
            office.tally.active += _cut_actions(root)
    office.redact_xml()


def _make_authors_nameless(root: _Element) -> None:
    authors = [each for each in root.iter("*") if local_name(each) in AUTHORS]
    for number, author in enumerate(authors, 1):
        for name in list(author.attrib):
            if name in {"name", "initials"}:
                author.set(name, f"{SOMEBODY} {number}" if name == "name" else f"A{number}")
            elif name in IDENTITY:
                author.set(name, str(number) if name == "userId" else "None")


def _cut_actions(root: _Element) -> int:
    """Clicks that run a program or a macro (ECMA-376 part 1, 21.1.2.3.5)."""
    count = 0
    for link in list(root.iter("{*}hlinkClick", "{*}hlinkHover", "{*}hlinkMouseOver")):
        action = link.get("action", "").lower()
        parent = link.getparent()
        if action and not action.startswith(HARMLESS) and parent is not None:
            parent.remove(link)
            count += 1
    return count
