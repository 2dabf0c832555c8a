"""From a file and its marks to a proven copy with placeholders, and what they stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from ordvern.documents.content import SHOWN, read_content
from ordvern.documents.formats.html import decode_page
from ordvern.documents.formats.text import decode
from ordvern.documents.forms import form_of, stretches
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.masking.codes import codes_written, group_of, groups_in
from ordvern.documents.masking.in_mail import mail_texts
from ordvern.documents.masking.in_units import as_tags
from ordvern.documents.masking.map import MaskedFile, MaskMap
from ordvern.documents.masking.naming import MaskedValues, Naming
from ordvern.documents.reading import Mark
from ordvern.documents.reason import Notice, Reason, Refused
from ordvern.documents.redaction.marked import labels_apart, labels_of
from ordvern.documents.redaction.proof.office import XML, inflated
from ordvern.documents.redaction.redact import (
    REDACTORS,
    between_fields,
    marked_segments,
    notices_of,
    redact_values,
)
from ordvern.documents.redaction.values import Hit, Values
from ordvern.text import Segment, Span

MASKABLE = frozenset(REDACTORS.keys() - {FileKind.PDF, FileKind.IMAGE})
UNITS = frozenset({FileKind.XLIFF, FileKind.TMX})
MARKUP = UNITS | {FileKind.XML}


@dataclass(frozen=True, slots=True)
class MaskedContent:
    """A copy in which the proof found none of the values; `map` goes on from the known one."""

    content: bytes
    map: MaskMap
    masked: int
    notices: tuple[Notice, ...]


class Clash(Exception):
    """The file holds, as its own text, something like placeholders that already mean others."""

    def __init__(self, codes: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(codes)))
        self.codes = codes


def mask_content(
    content: bytes, kind: FileKind, marks: Sequence[Mark], known: MaskMap, name: str, limits: Limits
) -> MaskedContent:
    """The file with placeholders for the marked values. Runs inside the cage.

    The labels of `marks` are groups ("P1"). Raises `Clash`, and `Refused`: not_redactable for a
    kind that cannot be restored, not_proven if a value is left or a placeholder is not there.
    """
    if kind not in MASKABLE:
        raise Refused(Reason.NOT_REDACTABLE)
    segments, in_file, limits = marked_segments(content, marks, limits)
    own = groups_in_file(content, kind)
    clash = own & (known.groups() | {mark.label for mark in in_file})
    if clash:
        raise Clash(frozenset(clash))
    labels = labels_of(segments, in_file)
    naming = Naming(known, own)
    naming.name_wholes(labels)
    between = between_fields(content, kind)
    values = MaskedValues(labels_apart(labels, between) if between else labels, naming)
    masked, tally = redact_values(
        content, kind, values, limits, as_tags if kind in UNITS else bytes
    )
    placed = codes_in_file(masked, kind) & naming.given.keys()
    _prove_placed(segments, in_file, Values(labels), placed)
    return MaskedContent(
        masked, _map(naming, known, placed, name, own), tally.removed, notices_of(tally)
    )


def _map(naming: Naming, known: MaskMap, placed: set[str], name: str, own: set[str]) -> MaskMap:
    kept = placed | known.by_code().keys()
    placeholders = tuple(each for code, each in naming.given.items() if code in kept)
    if any(not _is_whole(text) for each in placeholders for text in (each.value, each.number)):
        raise Refused(Reason.NOT_REDACTABLE)
    others = tuple(file for file in known.files if not name or file.name != name)
    files = (*others, MaskedFile(name, frozenset(placed)))
    return MaskMap(placeholders, files, known.taken | own)


def _is_whole(text: str) -> bool:
    """Whether text can be written down: single bytes of no encoding cannot."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _prove_placed(
    segments: Sequence[Segment], marks: Sequence[Mark], values: Values, placed: set[str]
) -> None:
    """Raise `Refused` (not_proven) if a marked place of the running text has no placeholder.

    Where values overlap, that of the longest stands for all; in a row of cells, one for a number
    that holds several.
    """
    groups = {group_of(code) for code in placed}
    found: dict[int, list[Hit]] = {}
    for mark in marks:
        segment = segments[mark.segment]
        if segment.part not in SHOWN or _is_header_name(segment, mark):
            continue
        if mark.segment not in found:
            found[mark.segment] = values.find(segment.text)
        hits = found[mark.segment]
        here = [group_of(hit.label) in groups for hit in hits if _overlap(hit, mark.span)]
        beside = [group_of(hit.label) in groups for hit in hits]
        is_placed = any(beside) if "\t" in segment.text else all(here)
        if here and not is_placed:
            raise Refused(Reason.NOT_PROVEN)


def _is_header_name(segment: Segment, mark: Mark) -> bool:
    """The names of a mail's headers are the format's, and stay."""
    return "#header" in segment.locator and mark.span.end <= segment.text.find(": ")


def _overlap(hit: Hit, span: Span) -> bool:
    return hit.start < span.end and span.start < hit.end


def groups_in_file(content: bytes, kind: FileKind) -> set[str]:
    """The groups of all that looks like placeholders in a file, in text read or not."""
    found = {group for text in _sources(content, kind) for group in groups_in(text)}
    segments = read_content(content, "", Limits()).segments
    return found.union(*(groups_in(segment.text) for segment in segments))


def codes_in_file(content: bytes, kind: FileKind) -> set[str]:
    """The placeholders in a masked file, exactly as masking writes them."""
    return {code for text in _sources(content, kind) for code in codes_written(text)}


def _sources(content: bytes, kind: FileKind) -> Iterator[str]:
    """The texts that a file consists of, with their markup."""
    if kind is FileKind.TXT:
        text = decode(content).text
        yield text
        yield "".join(each.says for each in stretches(text, form_of(text)))
    elif kind is FileKind.EML:
        yield from mail_texts(content)
    elif kind in MARKUP:
        yield unescape(decode(content).text)
    elif kind is FileKind.HTML:
        yield decode_page(content).text
    else:
        for name, data in inflated(content):
            if name.lower().endswith(XML):
                yield unescape(data.decode("utf-8", "replace"))
