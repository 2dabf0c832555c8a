"""Walks any XML part and tells its whole text, paragraph by paragraph, as its grammar says."""

from lxml import etree
from lxml.etree import _Comment, _Element, _ProcessingInstruction

from ordvern.documents.attributes import told
from ordvern.documents.frame import Frame, Said
from ordvern.documents.grammar import Grammar
from ordvern.documents.swift import plain_paragraphs
from ordvern.text import Part, Segment

EVENTS = ("start", "end", "comment", "pi")
KEYWORD_AT_MOST = 12
UNKNOWN = b"\0"


def segments(
    root: _Element, grammar: Grammar, name: str, place: Part, source: bytes = UNKNOWN
) -> list[Segment]:
    """Every text of the part `name` in document order, then every attribute that bears text.

    Paragraphs are of the part `place` unless the grammar says otherwise. `source` is what `root`
    was parsed from: words that it does not hold need not be looked for; where it holds a zero
    byte (UTF-16, or nothing known) everything is.
    """
    if isinstance(root, _Comment | _ProcessingInstruction):  # that somebody met alone
        return numbered([(place, root.text or "")], name)
    said = None
    if not (b"\0" in source or b"<!--" in source or source.find(b"<?", 1) > 0):
        said = plain_paragraphs(root, grammar, place, source)
    if said is None:
        said = _Walk(grammar, place, source).through(root)
    said += [(part, value) for value, part in told(root, source, grammar)]
    return numbered(said, name)


def numbered(said: list[Said], name: str) -> list[Segment]:
    """What the part `name` says, each place of it named by its number."""
    return [Segment(text, f"{name}#{n}", part) for n, (part, text) in enumerate(said, 1)]


class _Walk:
    """One pass over a whole tree, with a frame for each open paragraph and place."""

    def __init__(self, grammar: Grammar, place: Part, source: bytes) -> None:
        self._grammar = grammar
        self._frames = [Frame(place, is_paragraph=False)]
        self._hides = b"\0" in source or bool(grammar.hides and grammar.hides in source)
        self._said: list[Said] = []

    def through(self, root: _Element) -> list[Said]:
        """What every text node, comment and processing instruction says."""
        for event, element in etree.iterwalk(root, events=EVENTS):
            if event == "start":
                self._open(element)
            elif event == "end":
                self._close(element)
            elif element.text:
                self._stray(element.text)
            if event != "start" and element is not root and element.tail:
                self._say(element.tail, element.getparent())
        return self._said

    def _open(self, element: _Element) -> None:
        grammar, tag, frame = self._grammar, element.tag, self._frames[-1]
        if tag in grammar.paragraphs:
            self._frames.append(Frame(frame.part, is_paragraph=True))
        elif tag in grammar.places:
            self._frames.append(Frame(grammar.places[tag], is_paragraph=False))
        elif tag in grammar.gaps and frame.is_paragraph and not grammar.is_setting(element):
            frame.add(frame.part, grammar.gaps[tag])
        if element.text:
            self._say(element.text, element)

    def _close(self, element: _Element) -> None:
        if element.tag in self._grammar.paragraphs:
            self._said += self._frames.pop().said()
        elif element.tag in self._grammar.places:
            self._frames.pop()

    def _say(self, text: str, holder: _Element | None) -> None:
        frame = self._frames[-1]
        tag = "" if holder is None else holder.tag
        if tag in self._grammar.mute and len(text) < KEYWORD_AT_MOST:
            return
        if not frame.is_paragraph:
            self._stray(text)
        elif self._belongs(tag) or not text.isspace():
            frame.add(self._part(holder, tag) or frame.part, text)

    def _belongs(self, tag: str) -> bool:
        speaks = self._grammar.speaks
        return speaks is None or tag in speaks or tag in self._grammar.asides

    def _part(self, holder: _Element | None, tag: str) -> Part | None:
        """Where a text inside a paragraph is told, if not with the paragraph itself."""
        grammar = self._grammar
        if tag in grammar.asides:
            return grammar.asides[tag]
        if not self._belongs(tag):
            return grammar.stray
        is_hidden = self._hides and holder is not None and grammar.is_hidden(holder)
        return Part.HIDDEN if is_hidden else None

    def _stray(self, text: str) -> None:
        if not text.isspace():
            part = self._frames[-1].part
            keeps = part in (Part.METADATA, Part.COMMENT)
            self._said.append((part if keeps else self._grammar.stray, text))
