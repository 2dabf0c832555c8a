"""From a translated file and the map to the file with its values back, whatever the format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ordvern.documents.account import Account
from ordvern.documents.formats.html import decode_page
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.masking.in_html import restore_html
from ordvern.documents.masking.in_mail import restore_mail
from ordvern.documents.masking.in_odf import restore_odf_cells
from ordvern.documents.masking.in_text import encoded, restore_text, whole
from ordvern.documents.masking.in_units import as_text
from ordvern.documents.masking.in_xlsx import restore_cells, restore_names
from ordvern.documents.masking.in_xml import restore_tree
from ordvern.documents.masking.map import MaskMap
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.idml import IDML
from ordvern.documents.redaction.odf_words import ODF
from ordvern.documents.redaction.package import CONTENT_TYPES, MIMETYPE, OpenPackage, is_xml
from ordvern.documents.redaction.vocabulary import OFFICE, Vocabulary
from ordvern.documents.redaction.xml import ANY, TRANSLATION, serialised
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
    package = OpenPackage.of(content, limits)
    count = restore_cells(package, back) if is_workbook else 0
    changed, times = _package(package, back, limits, OFFICE)
    return changed, count + times


def _plain_package(
    content: bytes, back: PuttingBack, limits: Limits, *, vocabulary: Vocabulary
) -> tuple[bytes, int]:
    package = OpenPackage.plain(content, limits)
    package.keeps_around = vocabulary.keeps_silent
    return _package(package, back, limits, vocabulary)


def _package(
    package: OpenPackage, back: PuttingBack, limits: Limits, vocabulary: Vocabulary
) -> tuple[bytes, int]:
    """Every part, and every file inside; parts that hold no placeholder stay byte for byte."""
    count = 0
    for name in list(package.parts):
        if name in {CONTENT_TYPES, MIMETYPE} or not package.parts[name].strip():
            continue
        if is_xml(name) or name.endswith(".rdf"):
            count += _xml_part(package, name, back, vocabulary)
        else:
            count += _inside(package, name, back, limits)
    return package.save(), count


def _xml_part(package: OpenPackage, name: str, back: PuttingBack, vocabulary: Vocabulary) -> int:
    was_changed = name in package.trees
    tree = package.tree(name)
    count = restore_odf_cells(tree, back) if vocabulary is ODF else restore_names(tree, back)
    count += restore_tree(tree, back, vocabulary)
    if not count and not was_changed:
        del package.trees[name]
    return count


def _inside(package: OpenPackage, name: str, back: PuttingBack, limits: Limits) -> int:
    """A file inside a file, if it is of a kind that can be masked; pictures are left alone."""
    content = package.parts[name]
    if not content.startswith(b"PK\x03\x04"):
        return 0
    package.parts[name], count = _restored_inside(content, back, limits)
    return count


def _restored_inside(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    """As it was, if it is of no kind that can be restored or lies too deep."""
    if limits.depth < 1:
        return content, 0
    deeper = replace(limits, depth=limits.depth - 1)
    try:
        return _restored(content, kind_of(content, "", Account(deeper)), back, deeper)
    except Refused:
        return content, 0


def _text(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    return restore_text(content, back)


def _html(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    decoded = decode_page(content)
    source, count = restore_html(whole(decoded).text, back)
    return encoded(decoded, source, "xmlcharrefreplace"), count


def _xml(
    content: bytes, back: PuttingBack, limits: Limits, *, vocabulary: Vocabulary
) -> tuple[bytes, int]:
    root = parse(content)
    if vocabulary is TRANSLATION:
        as_text(root)
    count = restore_tree(root, back, vocabulary)
    return (serialised(root), count) if count else (content, 0)


def _mail(content: bytes, back: PuttingBack, limits: Limits) -> tuple[bytes, int]:
    def page(text: str, encoding: str) -> tuple[str, int]:
        return restore_html(text, back)

    return restore_mail(content, back, partial(_restored_inside, back=back, limits=limits), page)


RESTORERS: Mapping[FileKind, Restorer] = {
    FileKind.DOCX: partial(_office, is_workbook=False),
    FileKind.XLSX: partial(_office, is_workbook=True),
    FileKind.PPTX: partial(_office, is_workbook=False),
    FileKind.ODT: partial(_plain_package, vocabulary=ODF),
    FileKind.ODS: partial(_plain_package, vocabulary=ODF),
    FileKind.ODP: partial(_plain_package, vocabulary=ODF),
    FileKind.IDML: partial(_plain_package, vocabulary=IDML),
    FileKind.HTML: _html,
    FileKind.TXT: _text,
    FileKind.EML: _mail,
    FileKind.XLIFF: partial(_xml, vocabulary=TRANSLATION),
    FileKind.TMX: partial(_xml, vocabulary=TRANSLATION),
    FileKind.XML: partial(_xml, vocabulary=ANY),
}
