"""The short way through parts whose text lies plainly in paragraphs, as it does in most.

Only the elements that a grammar names are visited, which lxml picks out in C. The text so found
is then held against all text of the part: if a single character is missing, or a paragraph lies
inside another, there is no short way and the part is walked whole.
"""

from collections.abc import Iterable
from functools import cache

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.attributes import traces
from ordvern.documents.bytewise import Search, compiled
from ordvern.documents.frame import Frame, Said
from ordvern.documents.grammar import Grammar
from ordvern.text import Part

Tags = tuple[str, ...]
WHITE = " \t\r\n"
ALL_TEXT = etree.XPath("string()", smart_strings=False)
DECLARATION = b"<?xml"
HEAD = 64
TEXT = rb">\s*[^<\s]|<[!?]|\x00"


def is_silent(source: bytes, grammar: Grammar) -> bool:
    """Whether a part surely says nothing, so that it need not be parsed: no text between its
    tags, no attribute of the grammar, and nothing (UTF-16, comments, CDATA) that could hide one."""
    if not source[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False  # an encoding in which nothing looks like what is searched for
    after_declaration = len(DECLARATION) if source.startswith(DECLARATION) else 0
    return _speaking(tuple(grammar.attributes)).search(source, after_declaration) is None


@cache
def _speaking(attributes: tuple[str, ...]) -> Search:
    """Finds any text or attribute of these: in one search, since each goes over all of a part."""
    return compiled(TEXT + b"|" + traces(attributes))


def plain_paragraphs(
    root: _Element, grammar: Grammar, place: Part, source: bytes
) -> list[Said] | None:
    """What `root` says, as a whole walk would tell it, or None if it must be walked."""
    everything = str(ALL_TEXT(root))
    if not everything or everything.isspace():
        return []
    if grammar.speaks is None or _present(root, grammar.places) or _nests(root, grammar):
        return None
    asides = _present(root, grammar.asides)
    hides = bool(grammar.hides) and grammar.hides in source
    tell = _with_asides if asides or hides else _without_asides
    visited = _present(root, (*grammar.paragraphs, *grammar.speaks, *grammar.gaps)) + asides
    said, found = tell(root, grammar, place, visited)
    return said if _is_same("".join(found), everything) else None


def _without_asides(
    root: _Element, grammar: Grammar, place: Part, visited: Tags
) -> tuple[list[Said], list[str]]:
    paragraphs: list[list[str]] = []
    found: list[str] = []
    texts: list[str] = []
    for element in root.iter(*visited):
        tag = element.tag
        if tag in grammar.paragraphs:
            texts = []
            paragraphs.append(texts)
        elif tag in grammar.gaps:
            if not grammar.is_setting(element):
                texts.append(grammar.gaps[tag])
        elif paragraphs and (text := element.text):
            found.append(text)
            texts.append(text)
    told = map("".join, paragraphs)
    return [(place, text) for text in told if text and not text.isspace()], found


def _with_asides(
    root: _Element, grammar: Grammar, place: Part, visited: Tags
) -> tuple[list[Said], list[str]]:
    said: list[Said] = []
    found: list[str] = []
    frame = Frame(place, is_paragraph=True)
    for element in root.iter(*visited):
        tag = element.tag
        if tag in grammar.paragraphs:
            said += frame.said()
            frame = Frame(place, is_paragraph=True)
        elif tag in grammar.gaps:
            if not grammar.is_setting(element):
                frame.add(place, grammar.gaps[tag])
        elif text := element.text:
            found.append(text)
            is_hidden = tag not in grammar.asides and grammar.is_hidden(element)
            frame.add(Part.HIDDEN if is_hidden else grammar.asides.get(tag, place), text)
    return [*said, *frame.said()], found


def _is_same(found: str, everything: str) -> bool:
    """Whether nothing is missing, given that all of `found` was found in `everything`."""
    return len(found) == len(everything) or _size(found) == _size(everything)


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
