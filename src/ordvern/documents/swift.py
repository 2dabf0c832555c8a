"""The short way through parts whose text lies plainly in paragraphs, as it does in most.

Only the elements that a grammar names are visited, which lxml picks out in C. The text so found
is then held against all text of the part: if a single character is missing, or a paragraph lies
inside another, there is no short way and the part is walked whole.
"""

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.frame import Frame
from ordvern.documents.grammar import Grammar
from ordvern.documents.passage import Passage, Slot
from ordvern.text import Part


def plain_paragraphs(
    root: _Element, grammar: Grammar, place: Part, source: bytes
) -> list[Passage] | None:
    """The passages of `root` as a whole walk would tell them, or None if it must be walked."""
    everything = etree.tostring(root, method="text", encoding="unicode").split()
    if not everything:
        return []
    if grammar.speaks is None or _has(root, grammar.places):
        return None
    told: list[Passage] = []
    found: list[str] = []
    reader = _Swift(grammar, place, hides=bool(grammar.hides) and grammar.hides in source)
    for paragraph in root.iter(*grammar.paragraphs):
        frame = reader.paragraph(paragraph, found)
        if frame is None:
            return None
        told += frame.passages()
    return told if "".join("".join(found).split()) == "".join(everything) else None


class _Swift:
    """Reads paragraphs of one part by its grammar."""

    def __init__(self, grammar: Grammar, place: Part, *, hides: bool) -> None:
        self._grammar = grammar
        self._place = place
        self._hides = hides
        self._visited = (
            *(grammar.speaks or ()),
            *grammar.gaps,
            *grammar.asides,
            *grammar.paragraphs,
        )

    def paragraph(self, paragraph: _Element, found: list[str]) -> Frame | None:
        """What it says, its texts added to `found`; None if another lies inside it."""
        grammar = self._grammar
        frame = Frame(self._place, is_paragraph=True)
        for element in paragraph.iter(*self._visited):
            tag = element.tag
            if tag in grammar.paragraphs:
                if element is not paragraph:
                    return None
            elif tag in grammar.gaps:
                _gap(frame, element, grammar)
            elif element.text:
                found.append(element.text)
                frame.add(self._part(element), Slot(element.text, element))
        return frame

    def _part(self, element: _Element) -> Part:
        aside = self._grammar.asides.get(element.tag)
        if aside is None and self._hides and self._grammar.is_hidden(element):
            return Part.HIDDEN
        return aside or self._place


def _gap(frame: Frame, element: _Element, grammar: Grammar) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag not in grammar.no_gaps_in:
        frame.add(frame.part, Slot(grammar.gaps[element.tag]))


def _has(root: _Element, tags: Iterable[str]) -> bool:
    wanted = tuple(tags)
    return bool(wanted) and next(root.iter(*wanted), None) is not None
