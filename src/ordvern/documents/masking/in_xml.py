"""Puts values back into XML: texts over split runs and inline tags, lone texts, attributes."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.structure import attributes, words
from ordvern.documents.redaction.tree import Piece, lines, local_name, redact_pieces

UNITS = words("source target seg note")


def restore_tree(root: _Element, back: PuttingBack) -> int:
    """Every paragraph, every text that stands in none, every attribute."""
    count = 0
    for pieces in lines(root):
        for reading in pieces.readings():
            count += redact_pieces(reading, back.find)
    for element in root.iter("*"):
        for name, text in attributes(element):
            changed, times = back.replace(text)
            if times:
                element.set(name, changed)
                count += times
    return count


def restore_units(root: _Element, back: PuttingBack) -> int:
    """Sources and targets of translation files, read through their inline tags."""
    return sum(
        redact_pieces(list(_pieces(unit)), back.find)
        for unit in root.iter("*")
        if local_name(unit) in UNITS
    )


def _pieces(unit: _Element) -> Iterator[Piece]:
    for event, element in etree.iterwalk(unit, events=("start", "end")):
        if event == "start" and element.text and isinstance(element.tag, str):
            yield Piece(element.text, element)
        elif event == "end" and element is not unit and element.tail:
            yield Piece(element.tail, element, is_tail=True)


def serialised(root: _Element) -> bytes:
    """The document as XML in the encoding it came in, with what stands around its root."""
    tree = root.getroottree()
    encoding = tree.docinfo.encoding or "UTF-8"
    written = etree.tostring(tree, xml_declaration=True, encoding=encoding)
    return written if isinstance(written, bytes) else written.encode()
