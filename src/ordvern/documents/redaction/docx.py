"""Redacts Word documents: text in every part, and the traces of who wrote when."""

from lxml.etree import _Element

from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.package import is_xml
from ordvern.documents.redaction.structure import attributes
from ordvern.documents.redaction.tree import local_name

SOMEBODY = "Author"
GONE = frozenset(["rsids", "rsid", "mailMerge", "docVars", "readModeInkLockDown"])


def redact_docx(office: OfficeFile) -> None:
    """Clean the package, make its authors nameless, then remove the values from all text."""
    office.clean()
    for name in list(office.package.parts):
        if is_xml(name) and not name.endswith(".rels"):
            make_nameless(office.package.tree(name))
    office.redact_xml()


def make_nameless(root: _Element) -> None:
    """Without authors, initials and the numbers of editing sessions."""
    for element in list(root.iter("*")):
        for name, _ in attributes(element):
            plain = name.rpartition("}")[2]
            if plain == "author":
                element.set(name, SOMEBODY)
            elif plain == "initials" or plain.startswith("rsid"):
                del element.attrib[name]
        parent = element.getparent()
        if local_name(element) in GONE and parent is not None:
            parent.remove(element)
