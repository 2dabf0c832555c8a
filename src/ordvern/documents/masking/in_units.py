"""Placeholders in translation files: tags that a translator's program keeps whole, and back again.

XLIFF 1.2 and TMX 1.4 have `ph` with the placeholder as its native code, XLIFF 2 an empty `ph` that
shows it. sdlxliff keeps plain placeholders: Trados knows no tags but those its header defines.
"""

from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents.masking.codes import WRITTEN, codes_written, spelled, written
from ordvern.documents.redaction.structure import words
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.redaction.xml import open_tree, serialised

HOLDERS = words("source target seg seg-source")
TEXT_IN = words("g mrk pc hi sub")
TAGS = words("ph x it")
SHOWN_BY = ("equiv", "disp", "equiv-text", "ctype")
OWN_ID = "ordvern-"
SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
XLIFF2 = "urn:oasis:names:tc:xliff:document:2"


def as_tags(content: bytes) -> bytes:
    """A masked file with a tag for each placeholder that stands in a source or target."""
    root = open_tree(content)
    if SDL in root.nsmap.values():
        return content
    for unit in [each for each in root.iter("*") if local_name(each) in HOLDERS]:
        seen: Counter[str] = Counter()
        for element in list(_speaking(unit)):
            _tag_texts(element, seen)
    return serialised(root)


def as_text(root: _Element) -> None:
    """Tags that hold nothing but a placeholder become its text, however they were rewritten."""
    for tag in [each for each in root.iter("*") if local_name(each) in TAGS]:
        code = _code(tag)
        parent = tag.getparent()
        if code and parent is not None:
            before = tag.getprevious()
            text = written(code) + (tag.tail or "")
            if before is None:
                parent.text = (parent.text or "") + text
            else:
                before.tail = (before.tail or "") + text
            parent.remove(tag)


def _code(tag: _Element) -> str:
    """What stands in the brackets of the placeholder that a tag is all about; "" if of none."""
    shown = ["".join(map(str, tag.itertext())), *(tag.get(name, "") for name in SHOWN_BY)]
    for text in shown:
        found = next(spelled(text.strip()), None)
        if found and found.start == 0 and found.end == len(text.strip()):
            return found.group + found.rest
    own = tag.get("id", "")
    return own.removeprefix(OWN_ID).partition("-")[0] if own.startswith(OWN_ID) else ""


def _speaking(unit: _Element) -> Iterator[_Element]:
    """The unit and the tags in it whose content is text, not native code."""
    yield unit
    for child in unit:
        if local_name(child) in TEXT_IN:
            yield from _speaking(child)


def _tag_texts(element: _Element, seen: Counter[str]) -> None:
    """The texts that stand directly in `element`, from its beginning and behind its children."""
    children = list(element)
    text = element.text or ""
    if codes_written(text):
        element.text, tags = _cut(element, text, seen)
        for at, tag in enumerate(tags):
            element.insert(at, tag)
    for child in children:
        tail = child.tail or ""
        if codes_written(tail):
            child.tail, tags = _cut(element, tail, seen)
            for at, tag in enumerate(tags, element.index(child) + 1):
                element.insert(at, tag)


def _cut(element: _Element, text: str, seen: Counter[str]) -> tuple[str, list[_Element]]:
    """What stands before the first placeholder, and a tag for each with what follows it."""
    found = [each for each in WRITTEN.finditer(text) if each[1] or each[2]]
    ends = [each.start() for each in found[1:]] + [len(text)]
    tags = []
    for match, end in zip(found, ends, strict=True):
        tag = _tag(element, match[1] or match[2], seen)
        tag.tail = text[match.end() : end]
        tags.append(tag)
    return text[: found[0].start()] if found else text, tags


def _tag(element: _Element, code: str, seen: Counter[str]) -> _Element:
    name = str(element.tag)
    namespace = name[: name.rindex("}") + 1] if name.startswith("{") else ""
    tag = element.makeelement(namespace + "ph")
    seen[code] += 1
    again = f"-{seen[code]}" if seen[code] > 1 else ""
    if local_name(element) == "seg" or _is_tmx(element):
        tag.set("type", "ordvern")
        tag.text = written(code)
    elif XLIFF2 in namespace:
        tag.set("id", f"{OWN_ID}{code}{again}")
        tag.set("equiv", written(code))
        tag.set("disp", written(code))
    else:
        tag.set("id", f"{OWN_ID}{code}{again}")
        tag.text = written(code)
    return tag


def _is_tmx(element: _Element) -> bool:
    return local_name(element.getroottree().getroot()) == "tmx"
