"""Puts values back into XML: texts over split runs and inline tags, lone texts, attributes."""

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.structure import attributes
from ordvern.documents.redaction.tree import lines, redact_pieces, sweep
from ordvern.documents.redaction.vocabulary import OFFICE, Vocabulary


def restore_tree(root: _Element, back: PuttingBack, vocabulary: Vocabulary = OFFICE) -> int:
    """Every paragraph, every text that stands in none, every attribute."""
    count = _restore_silent_nodes(root, back) if vocabulary.keeps_silent else 0
    for pieces in lines(root, vocabulary):
        for reading in pieces.readings():
            count += redact_pieces(reading, back.find)
    sweep(root)
    for element in root.iter("*"):
        for name, text in attributes(element):
            changed, times = back.replace(text)
            if times:
                element.set(name, changed)
                count += times
    return count


def _restore_silent_nodes(root: _Element, back: PuttingBack) -> int:
    count = 0
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    for node in [*around, *root.iter(etree.Comment, etree.ProcessingInstruction)]:
        text, times = back.replace(node.text or "")
        if times:
            node.text = text
            count += times
    return count
