"""Finds the attributes that bear text for people, without looking at all the others.

Most parts hold none, which one linear search of their source tells; where there are some, libxml2
picks them out.
"""

from collections.abc import Iterator
from functools import cache
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
    alone = tuple(name for name in wanted if "@" not in name)
    if not (b"\0" in source or _by_name(alone).search(source)):
        alone = ()
    for holder in cast("list[_AttributeValue]", _everywhere(alone)(root)) if alone else ():
        value = str(holder)
        if value and not value.isspace():
            yield value, wanted[holder.attrname.rpartition("}")[2]]
    for entry, part in wanted.items():
        tag, _, name = entry.rpartition("@")
        for element in root.iter("{*}" + tag) if tag else ():
            yield from _on(element, name, part)


def may_bear(source: bytes, grammar: Grammar) -> bool:
    """Whether a part with this source, not in UTF-16, can hold an attribute the grammar names."""
    wanted = tuple(grammar.attributes)
    return _by_name(wanted).search(source) is not None or _by_tag(wanted).search(source) is not None


def _on(element: _Element, wanted: str, part: Part) -> Iterator[Told]:
    for key, value in element.items():
        name, text = str(key), str(value)
        if name.rpartition("}")[2] == wanted and text and not text.isspace():
            yield text, part


@cache
def _by_name(attributes: tuple[str, ...]) -> Search:
    """Finds any of the attributes that count on every element."""
    names = "|".join(name for name in attributes if "@" not in name)
    return compiled(rf"[\s:](?:{names})\s*=".encode() if names else NEVER)


@cache
def _by_tag(attributes: tuple[str, ...]) -> Search:
    """Finds any of the elements on which some attribute counts."""
    tags = "|".join(sorted({name.partition("@")[0] for name in attributes if "@" in name}))
    return compiled(rf"[<:](?:{tags})[\s/>]".encode() if tags else NEVER)


@cache
def _everywhere(names: tuple[str, ...]) -> etree.XPath:
    return etree.XPath(f'//@*[contains("|{"|".join(names)}|", concat("|", local-name(), "|"))]')
