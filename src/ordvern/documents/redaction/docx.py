"""Redacts Word documents: text in every part, and the traces of who wrote when."""

import re

from lxml.etree import _Element

from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.package import is_xml
from ordvern.documents.redaction.structure import attributes
from ordvern.documents.redaction.tree import local_name

# Fields that fetch, run or ask something when Word updates them (ECMA-376 part 1, 17.16.5).
REACHES_OUT = re.compile(
    r"\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD|MACROBUTTON|EMBED)\b",
    re.IGNORECASE,
)
SOMEBODY = "Author"
GONE = frozenset(["rsids", "rsid", "mailMerge", "docVars", "readModeInkLockDown"])


def redact_docx(office: OfficeFile) -> None:
    """Clean the package, make its authors nameless, then remove the values from all text."""
    office.clean()
    for name in list(office.package.parts):
        if is_xml(name) and not name.endswith(".rels"):
            root = office.package.tree(name)
            make_nameless(root)
            office.tally.outside += cut_fields(root)
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


def cut_fields(root: _Element) -> int:
    """Fields that reach out of the document keep what they last showed, and no code."""
    count = 0
    for simple in root.iter("{*}fldSimple"):
        for name, text in attributes(simple):
            if name.endswith("instr") and REACHES_OUT.match(text):
                simple.set(name, "")
                count += 1
    for paragraph in root.iter("{*}p"):
        codes = [each for each in paragraph.iter("{*}instrText") if each.text]
        if REACHES_OUT.match("".join(code.text or "" for code in codes)) or any(
            REACHES_OUT.match(code.text or "") for code in codes
        ):
            count += 1
            for code in codes:
                code.text = ""
    return count
