"""The short way through parts whose text lies plainly in paragraphs, as it does in most.

Only the elements that a grammar names are visited, which lxml picks out in C. The text so found
is then held against all text of the part: if a single character is missing, or a paragraph lies
inside another, there is no short way and the part is walked whole.
"""

from collections.abc import Iterable
from functools import cache

import re2
from lxml import etree
from lxml.etree import _Element

from ordvern.documents.attributes import may_bear
from ordvern.documents.frame import Frame
from ordvern.documents.grammar import Grammar
from ordvern.documents.passage import Passage, Slot, text_slot
from ordvern.text import Part

Tags = tuple[str, ...]
WHITE = " \t\r\n"
ALL_TEXT = etree.XPath("string()", smart_strings=False)
TEXT = re2.compile(rb">\s*[^<\s]")


def is_silent(source: bytes, grammar: Grammar) -> bool:
    """Whether a part surely says nothing, so that it need not be parsed: no text between its
    tags, no attribute of the grammar, and nothing (UTF-16, comments, CDATA) that could hide one."""
    if b"\0" in source or b"<!" in source or source.count(b"<?") > 1:
        return False
    return TEXT.search(source) is None and not may_bear(source, grammar)


def plain_paragraphs(
    root: _Element, grammar: Grammar, place: Part, source: bytes
) -> list[Passage] | None:
    """The passages of `root` as a whole walk would tell them, or None if it must be walked."""
    everything = _size(str(ALL_TEXT(root)))
    if not everything:
        return []
    if grammar.speaks is None or _present(root, grammar.places) or _nests(root, grammar):
        return None
    asides = _present(root, grammar.asides)
    hides = bool(grammar.hides) and grammar.hides in source
    tell = _with_asides if asides or hides else _without_asides
    visited = _present(root, (*grammar.paragraphs, *grammar.speaks, *grammar.gaps)) + asides
    passages, found = tell(root, grammar, place, visited)
    return passages if _size("".join(found)) == everything else None


def _without_asides(
    root: _Element, grammar: Grammar, place: Part, visited: Tags
) -> tuple[list[Passage], list[str]]:
    told: list[Passage] = []
    found: list[str] = []
    slots: list[Slot] = []
    for element in root.iter(*visited):
        tag = element.tag
        if tag in grammar.paragraphs:
            slots = []
            told.append(Passage(slots, "", place))
        elif tag in grammar.gaps:
            if not _is_setting(element, grammar):
                slots.append(Slot(grammar.gaps[tag]))
        elif told and (text := element.text):
            found.append(text)
            slots.append(text_slot(text, element))
    return [passage for passage in told if passage.slots], found


def _with_asides(
    root: _Element, grammar: Grammar, place: Part, visited: Tags
) -> tuple[list[Passage], list[str]]:
    told: list[Passage] = []
    found: list[str] = []
    frame = Frame(place, is_paragraph=True)
    for element in root.iter(*visited):
        tag = element.tag
        if tag in grammar.paragraphs:
            told += frame.passages()
            frame = Frame(place, is_paragraph=True)
        elif tag in grammar.gaps:
            if not _is_setting(element, grammar):
                frame.add(place, Slot(grammar.gaps[tag]))
        elif text := element.text:
            found.append(text)
            is_hidden = tag not in grammar.asides and grammar.is_hidden(element)
            part = Part.HIDDEN if is_hidden else grammar.asides.get(tag, place)
            frame.add(part, text_slot(text, element))
    return [*told, *frame.passages()], found


def _is_setting(element: _Element, grammar: Grammar) -> bool:
    parent = element.getparent()
    return parent is None or parent.tag in grammar.no_gaps_in


def _size(text: str) -> int:
    """Characters that are not XML white space, which may be mere layout of the source."""
    return len(text) - sum(map(text.count, WHITE))


def _present(root: _Element, tags: Iterable[str]) -> Tags:
    return tuple(tag for tag in tags if next(root.iter(tag), None) is not None)


def _nests(root: _Element, grammar: Grammar) -> bool:
    paragraphs = _present(root, grammar.paragraphs)
    return bool(paragraphs) and bool(_nesting(paragraphs)(root))


@cache
def _nesting(tags: Tags) -> etree.XPath:
    """Whether one of these elements stands inside another."""
    spaces = {f"n{number}": tag[1:].partition("}")[0] for number, tag in enumerate(tags)}
    names = [f"n{number}:{tag.rpartition('}')[2]}" for number, tag in enumerate(tags)]
    paths = (f"//{outer}//{inner}" for outer in names for inner in names)
    return etree.XPath(f"boolean({'|'.join(paths)})", namespaces=spaces)
