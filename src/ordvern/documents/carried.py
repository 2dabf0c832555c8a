"""Documents that an XML file carries along as base64, as translation files do with their source.

The element that the standard has for it is ``internal-file`` (XLIFF 1.2, section 2.4). A damaged
or a foreign file may have it under another name, so what begins as a document does in base64
counts wherever it stands.
"""

import base64
import binascii
from collections.abc import Iterator

from lxml.etree import _Element

BEGINNINGS = ("UEsDB", "JVBERi", "0M8R4K")  # of zip packages, PDF and old Office files, coded
HOLDER = "internal-file"


def holds_document(element: _Element) -> bool:
    """Whether an element says that its text is a document, or its text begins as one."""
    text = (element.text or "").lstrip()
    if not text:
        return False
    is_holder = isinstance(element.tag, str) and element.tag.rpartition("}")[2] == HOLDER
    return text.startswith(BEGINNINGS) or (is_holder and element.get("form", "base64") == "base64")


def decoded(text: str) -> bytes:
    """What the text is the base64 of; nothing where it is none."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def documents(root: _Element) -> Iterator[tuple[str, bytes]]:
    """Where each of them stands, by its number, and its bytes; empty where they are damaged."""
    holders = (each for each in root.iter() if holds_document(each))
    for number, element in enumerate(holders, 1):
        yield f"file#carried{number}", decoded(element.text or "")
