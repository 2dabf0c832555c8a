"""How text lies in an XML vocabulary: a grammar is a value, and one walk obeys them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.text import Part

NO_TAGS: frozenset[str] = frozenset()


def _never(element: _Element) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How text lies in one XML vocabulary. Text that no rule names is told as `stray`.

    paragraphs  elements that open a segment
    speaks      elements whose text belongs to the segment; None if all text inside does
    asides      elements whose text is told apart from its paragraph, and as which part
    gaps        empty elements that stand for characters, unless inside one of `no_gaps_in`
    places      elements that decide the part of everything inside them
    attributes  attributes that bear text for people, and as which part: a local name alone
                (``"author"``), or with the one element where it counts (``"docVar@val"``)
    mute        elements that hold a measure or a keyword, never text for people
    is_hidden   whether an element's own text is there but not shown; asked only where the
                source of the part holds the word `hides`
    plain       tells what a whole part says from its source, without a tree, where it is simple
                enough; None where it is not
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
    hides: bytes = b""
    plain: Callable[[bytes, Part], list[tuple[Part, str]] | None] | None = None
    stray: Part = Part.NOT_SHOWN

    def is_setting(self, element: _Element) -> bool:
        """Whether an element that looks like a gap only sets one up (a tab stop, not a tab)."""
        parent = element.getparent()
        return parent is None or parent.tag in self.no_gaps_in
