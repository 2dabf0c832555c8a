"""Inline elements of all versions of XLIFF as codes: which one, and whether it opens or closes."""

import re

from lxml.etree import _Element

from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Code, Kind, Role
from ordvern.documents.words import words

PAIRS = words("pc g")
CLEAR = words("mrk sub")
SILENT = words("sm em note")
OPENS = words("sc bx bpt")
CLOSES = words("ec ex ept")
DIGITS = re.compile(r"\d{1,9}\Z")
INVENTED = 0
"""No code of a document has this number."""


def pair(element: _Element) -> tuple[Code, Code]:
    number = _number(element, "copyOf", "id")
    return Code(Role.OPEN, number, Kind.OTHER), Code(Role.CLOSE, number, Kind.OTHER)


def single(element: _Element) -> Code:
    """The code of an element that holds no text; one that is not known is an invented one."""
    name = local_name(element)
    position = element.get("pos", "")
    if name in OPENS or position == "open":
        return Code(Role.OPEN, _number(element, "copyOf", "rid", "id"), Kind.OTHER)
    if name in CLOSES or position == "close":
        return Code(Role.CLOSE, _number(element, "startRef", "rid", "id"), Kind.OTHER)
    is_known = name in {"ph", "x", "it"}
    number = _number(element, "copyOf", "id") if is_known else INVENTED
    return Code(Role.ALONE, number, Kind.OTHER)


def character(element: _Element) -> str:
    """The character that XML cannot hold; nothing if it is none."""
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""


def _number(element: _Element, *names: str) -> int:
    value = next((element.get(name) for name in names if element.get(name)), "") or ""
    match = DIGITS.search(value)
    return int(match[0]) if match else INVENTED
