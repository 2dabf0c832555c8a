"""Walks any XML part and tells its whole text, paragraph by paragraph, as its grammar says."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.attributes import told
from ordvern.documents.frame import Frame
from ordvern.documents.grammar import Grammar
from ordvern.documents.passage import Passage, Slot
from ordvern.documents.swift import plain_paragraphs
from ordvern.text import Part

EVENTS = ("start", "end", "comment", "pi")
KEYWORD_AT_MOST = 12


class Walk:
    """One pass over one part. `part` is what its paragraphs are, unless a place says otherwise."""

    def __init__(self, grammar: Grammar, name: str, part: Part) -> None:
        self._grammar = grammar
        self._name = name
        self._frames = [Frame(part, is_paragraph=False)]
        self._count = 0
        self._hides = False

    def passages(self, root: _Element, source: bytes = b"\0") -> Iterator[Passage]:
        """Every passage with its text nodes, then every attribute that bears text.

        `source` is what `root` was parsed from: words that it does not hold need not be looked
        for. With a zero byte in it (UTF-16, or nothing known) everything is looked for.
        """
        if not (b"\0" in source or b"<!--" in source or source.count(b"<?") > 1):
            swift = plain_paragraphs(root, self._grammar, self._frames[0].part, source)
            if swift is not None:
                for passage in swift:
                    yield self._located(passage)
                yield from self._attributes(root, source)
                return
        self._hides = b"\0" in source or self._grammar.hides in source
        yield from self._walk(root)
        yield from self._attributes(root, source)

    def _walk(self, root: _Element) -> Iterator[Passage]:
        for event, element in etree.iterwalk(root, events=EVENTS):
            if event == "start":
                yield from self._open(element)
            elif event == "end":
                yield from self._close(element)
            else:
                yield from self._stray(element.text, element, "text")
            if event != "start" and element is not root and element.tail:
                yield from self._say(element.tail, element, "tail")

    def _open(self, element: _Element) -> Iterator[Passage]:
        grammar, tag = self._grammar, element.tag
        if tag in grammar.paragraphs:
            self._frames.append(Frame(self._frames[-1].part, is_paragraph=True))
        elif tag in grammar.places:
            self._frames.append(Frame(grammar.places[tag], is_paragraph=False))
        gap = grammar.gaps.get(tag)
        if gap is not None and self._frames[-1].is_paragraph and not self._is_setting(element):
            self._frames[-1].add(self._frames[-1].part, Slot(gap))
        if element.text:
            yield from self._say(element.text, element, "text")

    def _is_setting(self, element: _Element) -> bool:
        parent = element.getparent()
        return parent is not None and parent.tag in self._grammar.no_gaps_in

    def _close(self, element: _Element) -> Iterator[Passage]:
        if element.tag in self._grammar.paragraphs:
            yield from self._told(self._frames.pop())
        elif element.tag in self._grammar.places:
            self._frames.pop()

    def _say(self, text: str, element: _Element, key: str) -> Iterator[Passage]:
        grammar, frame = self._grammar, self._frames[-1]
        holder = element if key == "text" else element.getparent()
        tag = "" if holder is None else holder.tag
        if tag in grammar.mute and len(text) < KEYWORD_AT_MOST:
            return
        if not frame.is_paragraph:
            yield from self._stray(text, element, key)
            return
        part = grammar.asides.get(tag)
        if part is None and grammar.speaks is not None and tag not in grammar.speaks:
            part = None if not text.strip() else grammar.stray
            if part is None:
                return
        if part is None and holder is not None and self._hides and grammar.is_hidden(holder):
            part = Part.HIDDEN
        frame.add(part or frame.part, Slot(text, element, key))

    def _told(self, frame: Frame) -> Iterator[Passage]:
        for passage in frame.passages():
            yield self._located(passage)

    def _stray(self, text: str | None, element: _Element, key: str) -> Iterator[Passage]:
        if text and not text.isspace():
            yield self._located(Passage([Slot(text, element, key)], "", self._stray_part()))

    def _stray_part(self) -> Part:
        part = self._frames[-1].part
        return part if part in (Part.METADATA, Part.COMMENT) else self._grammar.stray

    def _attributes(self, root: _Element, source: bytes) -> Iterator[Passage]:
        for element, name, value, part in told(root, source, self._grammar):
            yield self._located(Passage([Slot(value, element, "@" + name)], "", part))

    def _located(self, passage: Passage) -> Passage:
        self._count += 1
        passage.locator = f"{self._name}#{self._count}"
        return passage
