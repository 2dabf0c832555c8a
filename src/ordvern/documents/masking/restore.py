"""From a translated file and the map to the file with its values back, whatever the format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ordvern.documents.account import Account
from ordvern.documents.formats.html import decode_page
from ordvern.documents.formats.text import Decoded, decode
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.masking.in_html import restore_html
from ordvern.documents.masking.in_xlsx import restore_cells, restore_names
from ordvern.documents.masking.in_xml import restore_tree, restore_units, serialised
from ordvern.documents.masking.map import MaskMap
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.package import CONTENT_TYPES, OpenPackage, is_xml
from ordvern.documents.sniff import kind_of
from ordvern.documents.xmltree import parse

Restorer = Callable[[bytes, PuttingBack, Limits], tuple[bytes, int]]


@dataclass(frozen=True, slots=True)
class RestoredContent:
    """`seen` are codes of the map that the file held; `invented` what looks like others."""

    content: bytes
    restored: int
    seen: frozenset[str]
    invented: tuple[str, ...]


def restore_content(
    content: bytes, kind: FileKind, map_: MaskMap, limits: Limits
) -> RestoredContent:
    """The file with values for placeholders. Runs inside the cage.

    Raises `Refused`: not_redactable for a kind that cannot be written, or what reading refuses.
    """
    back = PuttingBack(map_)
    restored, count = _restored(content, kind, back, limits)
    return RestoredContent(restored, count, frozenset(back.seen), tuple(back.invented))


def _restored(
    content: bytes, kind: FileKind, back: PuttingBack, limits: Limits
) -> tuple[bytes, int]:
    if kind not in RESTORERS:
        raise Refused(Reason.NOT_REDACTABLE)
    return RESTORERS[kind](content, back, limits)


def _office(
    content: bytes, back: PuttingBack, limits: Limits, *, is_workbook: bool
) -> tuple[bytes, int]:
    """Every part, and every file inside; parts that hold no placeholder stay byte for byte."""
    package = OpenPackage.of(content, limits)
    count = restore_cells(package, back) if is_workbook else 0
    for name in list(package.parts):
        if name == CONTENT_TYPES:
            continue
        changed = (
            _xml_part(package, name, back) if is_xml(name) else _inside(package, name, back, limits)
        )
        count += changed
    return package.save(), count


def _xml_part(package: OpenPackage, name: str, back: PuttingBack) -> int:
    was_changed = name in package.trees
    tree = package.tree(name)
    count = restore_names(tree, back) + restore_tree(tree, back)
    if not count and not was_changed:
        del package.trees[name]
    return count


def _inside(package: OpenPackage, name: str, back: PuttingBack, limits: Limits) -> int:
    """A file inside a file, if it is of a kind that can be masked; pictures are left alone."""
    content = package.parts[name]
    if limits.depth < 1 or not content.startswith(b"PK\x03\x04"):
        return 0
    deeper = replace(limits, depth=limits.depth - 1)
    try:
        kind = kind_of(content, "", Account(deeper))
        package.parts[name], count = _restored(content, kind, back, deeper)
    except Refused:
        return 0
    return count


def _text(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    decoded = decode(content)
    text, count = back.replace(_whole(decoded).text)
    return _encoded(decoded, text, "strict"), count


def _html(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    decoded = decode_page(content)
    source, count = restore_html(_whole(decoded).text, back)
    return _encoded(decoded, source, "xmlcharrefreplace"), count


def _units(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    root = parse(content)
    count = restore_units(root, back) + restore_tree(root, back)
    return (serialised(root), count) if count else (content, 0)


def _whole(decoded: Decoded) -> Decoded:
    if decoded.errors == "replace":
        raise Refused(Reason.NOT_REDACTABLE)
    return decoded


def _encoded(decoded: Decoded, text: str, errors: str) -> bytes:
    """In the encoding the file came in; one that lacks a letter gives way to UTF-8."""
    handling = decoded.errors if decoded.errors != "strict" else errors
    try:
        return decoded.mark + text.encode(decoded.encoding, handling)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig", "surrogateescape")


RESTORERS: Mapping[FileKind, Restorer] = {
    FileKind.DOCX: partial(_office, is_workbook=False),
    FileKind.XLSX: partial(_office, is_workbook=True),
    FileKind.HTML: _html,
    FileKind.TXT: _text,
    FileKind.XLIFF: _units,
    FileKind.TMX: _units,
    FileKind.XML: _units,
}
