"""Finds the attributes that bear text for people, without looking at all the others.

Most parts hold none, which one linear search of their source tells; where there are some, libxml2
picks them out.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Protocol, cast

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.bytewise import Search, compiled
from ordvern.documents.grammar import Grammar
from ordvern.text import Part

Told = tuple[str, Part]
NEVER = rb"[^\s\S]"


class _AttributeValue(Protocol):
    """What lxml's XPath answers for an attribute: a string that knows where it stands."""

    attrname: str


def told(root: _Element, source: bytes, grammar: Grammar) -> Iterator[Told]:
    """Value and part of every attribute the grammar names.

    Those named alone come first, then those named with their element, each in document order.
    A zero byte in `source` means UTF-16, or that nothing is known of it.
    """
    wanted = grammar.attributes
    alone = _present(tuple(name for name in wanted if "@" not in name), source)
    for holder in cast("list[_AttributeValue]", _everywhere(alone)(root)) if alone else ():
        value = str(holder)
        if value and not value.isspace():
            yield value, wanted[holder.attrname.rpartition("}")[2]]
    holders = _holders(root, frozenset(name.partition("@")[0] for name in wanted if "@" in name))
    for entry, part in wanted.items() if holders else ():
        tag, _, name = entry.rpartition("@")
        for element in holders.get(tag, ()):
            yield from _on(element, name, part)


def _present(names: tuple[str, ...], source: bytes) -> tuple[str, ...]:
    """Those that `source` can hold: the tree is asked for each of them at each attribute."""
    if b"\0" in source:
        return names
    if not _traced(names).search(source):
        return ()
    return tuple(name for name in names if name.encode() in source)


def _holders(root: _Element, tags: frozenset[str]) -> dict[str, list[_Element]]:
    """The elements with these local names, by name, in document order."""
    holders: dict[str, list[_Element]] = {}
    for element in root.iter(*("{*}" + tag for tag in tags)) if tags else ():
        holders.setdefault(element.tag.rpartition("}")[2], []).append(element)
    return holders


def _on(element: _Element, wanted: str, part: Part) -> Iterator[Told]:
    for key, value in element.items():
        name, text = str(key), str(value)
        if name.rpartition("}")[2] == wanted and text and not text.isspace():
            yield text, part


def traces(attributes: Iterable[str]) -> bytes:
    """A pattern for sources that can hold one of these: the attributes that count on every
    element, and the elements on which others count. Not for UTF-16."""
    by_name = "|".join(name for name in attributes if "@" not in name)
    by_tag = "|".join(sorted({name.partition("@")[0] for name in attributes if "@" in name}))
    patterns = (rf"[\s:](?:{by_name})\s*=", rf"[<:](?:{by_tag})[\s/>]")
    found = [one for one, names in zip(patterns, (by_name, by_tag), strict=True) if names]
    return "|".join(found).encode() if found else NEVER


@cache
def _traced(attributes: tuple[str, ...]) -> Search:
    return compiled(traces(attributes))


@lru_cache(maxsize=256)
def _everywhere(names: tuple[str, ...]) -> etree.XPath:
    is_wanted = " or ".join(f'local-name()="{name}"' for name in names)
    return etree.XPath(f"descendant-or-self::*/@*[{is_wanted}]")
