"""The lists of an Office package, its content types and relationships: what in them is no one's."""

import re

from lxml.etree import _Element

from ordvern.documents.redaction.package import CONTENT_TYPES, OpenPackage, source_of, target_of
from ordvern.documents.redaction.structure import attributes
from ordvern.documents.redaction.tree import drop_silent_nodes, put
from ordvern.documents.redaction.values import Values

# Types of parts and of relationships, as the formats spell them: an address, a kind of media.
TYPE = re.compile(r"https?://\S+|[\w.+-]+/[\w.+-]+(?:;\s*[\w-]+=[\w-]+)*")
TYPES = frozenset({"Type", "ContentType"})


def redact_lists(package: OpenPackage, strong: Values) -> int:
    """Take values out of the lists; names of parts that are there stay. Answers how many."""
    names = {name.lower() for name in package.parts}
    removed = 0
    for name in [each for each in package.parts if is_list(each)]:
        root = package.tree(name)
        drop_silent_nodes(root)
        for element in root.iter("*"):
            element.text = element.tail = None
            for key, text in attributes(element):
                if not _is_machinery(element, key, text, name, names):
                    changed, count = strong.replace(text)
                    removed += count
                    if count:
                        put(element, key, changed)
    return removed


def is_list(name: str) -> bool:
    return name == CONTENT_TYPES or name.endswith(".rels")


def _is_machinery(element: _Element, key: str, text: str, name: str, names: set[str]) -> bool:
    if key in TYPES:
        return TYPE.fullmatch(text) is not None
    if key == "PartName":
        return text.lstrip("/").lower() in names
    if key == "Target" and "#" not in text:
        return target_of(source_of(name), element).lower() in names
    return False
