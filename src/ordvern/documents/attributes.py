"""Finds the attributes that bear text for people, without looking at all the others.

Most parts hold none, which one linear search of their source tells; where there are some, libxml2
picks them out.
"""

from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

import re2
from lxml import etree
from lxml.etree import _Element

from ordvern.documents.grammar import Grammar
from ordvern.text import Part

Told = tuple[str, Part]


class _AttributeValue(Protocol):
    """What lxml's XPath answers for an attribute: a string that knows where it stands."""

    attrname: str


class _Search(Protocol):
    def search(self, source: bytes) -> object: ...


def told(root: _Element, source: bytes, grammar: Grammar) -> Iterator[Told]:
    """Value and part of every attribute the grammar names.

    Those named alone come first, then those named with their element, each in document order.
    A zero byte in `source` means UTF-16, or that nothing is known of it.
    """
    if not may_bear(source, grammar):
        return
    wanted = grammar.attributes
    alone = tuple(name for name in wanted if "@" not in name)
    for holder in cast("list[_AttributeValue]", _everywhere(alone)(root)) if alone else ():
        value = str(holder)
        if value and not value.isspace():
            yield value, wanted[holder.attrname.rpartition("}")[2]]
    for entry, part in wanted.items():
        tag, _, name = entry.rpartition("@")
        for element in root.iter("{*}" + tag) if tag else ():
            yield from _on(element, name, part)


def may_bear(source: bytes, grammar: Grammar) -> bool:
    """Whether a part with this source can hold an attribute that the grammar names."""
    wanted = grammar.attributes
    return bool(wanted) and (b"\0" in source or _gate(frozenset(wanted)).search(source) is not None)


def _on(element: _Element, wanted: str, part: Part) -> Iterator[Told]:
    for key, value in element.items():
        name, text = str(key), str(value)
        if name.rpartition("}")[2] == wanted and text and not text.isspace():
            yield text, part


@cache
def _gate(attributes: frozenset[str]) -> _Search:
    """A search for anything that a wanted attribute cannot do without."""
    names = "|".join(sorted(name for name in attributes if "@" not in name))
    tags = "|".join(sorted({name.partition("@")[0] for name in attributes if "@" in name}))
    pattern = rf"[\s:](?:{names or '@'})\s*=|[<:](?:{tags or '@'})[\s/>]"
    return cast("_Search", re2.compile(pattern.encode()))


@cache
def _everywhere(names: tuple[str, ...]) -> etree.XPath:
    return etree.XPath(f'//@*[contains("|{"|".join(names)}|", concat("|", local-name(), "|"))]')
