"""Walks any XML part and tells its whole text, paragraph by paragraph, as a grammar says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.passage import Passage, Slot
from ordvern.text import Part

EVENTS = ("start", "end", "comment", "pi")
NO_TAGS: frozenset[str] = frozenset()


def _never(element: _Element) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How text lies in one XML vocabulary. Text that no rule names is told as `stray`.

    paragraphs  elements that open a passage
    speaks      elements whose text belongs to the passage; None if all text inside does
    asides      elements whose text is told apart from its passage, and as which part
    gaps        empty elements that stand for characters, unless inside one of `no_gaps_in`
    places      elements that decide the part of everything inside them
    attributes  names of attributes that bear text for people, and as which part
    mute        elements that hold a measure or a keyword, never text for people
    is_hidden   whether an element's own text is there but not shown
    """

    paragraphs: frozenset[str] = NO_TAGS
    speaks: frozenset[str] | None = None
    asides: Mapping[str, Part] = field(default_factory=dict)
    gaps: Mapping[str, str] = field(default_factory=dict)
    no_gaps_in: frozenset[str] = NO_TAGS
    places: Mapping[str, Part] = field(default_factory=dict)
    attributes: Mapping[str, Part] = field(default_factory=dict)
    mute: frozenset[str] = NO_TAGS
    is_hidden: Callable[[_Element], bool] = _never
    stray: Part = Part.NOT_SHOWN


@dataclass(slots=True)
class _Frame:
    """An open paragraph, or (`is_paragraph` false) a place between paragraphs."""

    part: Part
    is_paragraph: bool
    slots: dict[Part, list[Slot]] = field(default_factory=dict)
    last: Part | None = None

    def add(self, part: Part, slot: Slot) -> None:
        line = self.slots.setdefault(part, [])
        if line and self.last is not part and part is not self.part:
            line.append(Slot("\n"))
        line.append(slot)
        self.last = part


class Walk:
    """One pass over one part. `part` is what its paragraphs are, unless a place says otherwise."""

    def __init__(self, grammar: Grammar, name: str, part: Part) -> None:
        self._grammar = grammar
        self._name = name
        self._frames = [_Frame(part, is_paragraph=False)]
        self._count = 0

    def passages(self, root: _Element) -> Iterator[Passage]:
        """Every passage with its text nodes, then every attribute that bears text."""
        for event, element in etree.iterwalk(root, events=EVENTS):
            if event == "start":
                yield from self._open(element)
            elif event == "end":
                yield from self._close(element)
            else:
                yield from self._stray(element.text, element, "text")
            if event != "start" and element is not root and element.tail:
                yield from self._say(element.tail, element, "tail")
        yield from self._attributes(root)

    def _open(self, element: _Element) -> Iterator[Passage]:
        grammar, tag = self._grammar, element.tag
        if tag in grammar.paragraphs:
            self._frames.append(_Frame(self._frames[-1].part, is_paragraph=True))
        elif tag in grammar.places:
            self._frames.append(_Frame(grammar.places[tag], is_paragraph=False))
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
        if tag in grammar.mute and len(text) < 12:
            return
        if not frame.is_paragraph:
            yield from self._stray(text, element, key)
            return
        part = grammar.asides.get(tag)
        if part is None and grammar.speaks is not None and tag not in grammar.speaks:
            part = None if not text.strip() else grammar.stray
            if part is None:
                return
        if part is None and holder is not None and grammar.is_hidden(holder):
            part = Part.HIDDEN
        frame.add(part or frame.part, Slot(text, element, key))

    def _told(self, frame: _Frame) -> Iterator[Passage]:
        for part, slots in frame.slots.items():
            passage = Passage(slots, "", part)
            if passage.text.strip():
                yield self._located(passage)

    def _stray(self, text: str | None, element: _Element, key: str) -> Iterator[Passage]:
        if text and not text.isspace():
            yield self._located(Passage([Slot(text, element, key)], "", self._stray_part()))

    def _stray_part(self) -> Part:
        part = self._frames[-1].part
        return part if part in (Part.METADATA, Part.COMMENT) else self._grammar.stray

    def _attributes(self, root: _Element) -> Iterator[Passage]:
        attributes = self._grammar.attributes
        for element in root.iter(etree.Element) if attributes else ():
            for name, value in element.items():
                part = attributes.get(name)
                if part is not None and value and not value.isspace():
                    yield self._located(Passage([Slot(value, element, "@" + name)], "", part))

    def _located(self, passage: Passage) -> Passage:
        self._count += 1
        passage.locator = f"{self._name}#{self._count}"
        return passage
