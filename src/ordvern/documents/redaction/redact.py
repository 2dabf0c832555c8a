"""From a file and its marks to a proven copy: finds the values, removes them, has it proven."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ordvern.documents.account import Account
from ordvern.documents.content import read_content
from ordvern.documents.formats.html import decode_page
from ordvern.documents.formats.text import Decoded, decode
from ordvern.documents.forms import Form, form_of, separator_of
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import READING, Limits
from ordvern.documents.reading import Mark
from ordvern.documents.reason import Notice, Reason, Refused
from ordvern.documents.redaction.docx import redact_docx
from ordvern.documents.redaction.html import redact_html
from ordvern.documents.redaction.idml import redact_idml
from ordvern.documents.redaction.mail import OpenMail
from ordvern.documents.redaction.marked import BETWEEN_CELLS, cells_apart, values_of
from ordvern.documents.redaction.odf import redact_odf
from ordvern.documents.redaction.office import OfficeFile
from ordvern.documents.redaction.package import OpenPackage
from ordvern.documents.redaction.pdf import redact_pdf
from ordvern.documents.redaction.pdf.scans import paint_scans
from ordvern.documents.redaction.pixels import redact_picture
from ordvern.documents.redaction.plain import redact_written
from ordvern.documents.redaction.pptx import redact_pptx
from ordvern.documents.redaction.proof import prove
from ordvern.documents.redaction.proof.pdf import pages_left
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.xlsx import redact_xlsx
from ordvern.documents.redaction.xml import Inner, redact_any, redact_units
from ordvern.documents.sniff import kind_of
from ordvern.text import Segment

BETWEEN_STRINGS = re.compile(r'"\s*[,:\[\]{}][\s,:\[\]{}]*"?|[,:\[\]{}]\s*"')
Redactor = Callable[[bytes, Values, Limits], tuple[bytes, Tally]]


@dataclass(frozen=True, slots=True)
class RedactedContent:
    """A copy in which the proof found none of the values; `removed` counts the places changed."""

    content: bytes
    removed: int
    notices: tuple[Notice, ...]


def redact_content(
    content: bytes, kind: FileKind, marks: Sequence[Mark], limits: Limits
) -> RedactedContent:
    """The file without the marked values. Runs inside the cage.

    A mark with the number after the last segment stands on the file's name, which is not in
    the file; those behind it stand on pictures, whose words are painted over.

    Raises `Refused`: not_redactable (a kind or a part that cannot be written),
    not_proven (something is left or would not open), or what reading refuses. Pages of a PDF
    on which another reader still finds something are made pictures before that is said.
    """
    if kind not in REDACTORS:
        raise Refused(Reason.NOT_REDACTABLE)
    segments, marks, limits = marked_segments(content, marks, limits)
    values = values_of(segments, marks)
    between = between_fields(content, kind)
    if between is not None:
        values = cells_apart(values, between)
    redacted, tally = redact_values(content, kind, values, limits)
    return RedactedContent(redacted, tally.removed, notices_of(tally))


def marked_segments(
    content: bytes, marks: Sequence[Mark], limits: Limits
) -> tuple[Sequence[Segment], list[Mark], Limits]:
    """What the marks stand on, without the mark on the file's name, and with time for OCR in the
    limits if one of them stands on a picture."""
    segments = read_content(content, "", replace(limits, picture_seconds=0.0)).segments
    name_at = len(segments)
    within = [mark for mark in marks if mark.segment != name_at]
    if all(mark.segment < name_at for mark in within):
        return segments, within, replace(limits, picture_seconds=0.0)
    looking = replace(limits, picture_seconds=READING.picture_seconds)
    return read_content(content, "", looking).segments, within, looking


def between_fields(content: bytes, kind: FileKind) -> re.Pattern[str] | None:
    """What in a segment may part one field from the next; None if nothing does."""
    if kind in {FileKind.XLSX, FileKind.ODS}:
        return BETWEEN_CELLS
    if kind is not FileKind.TXT:
        return None
    text = decode(content).text
    form = form_of(text)
    if form is Form.TABLE:
        return re.compile(rf'"?{re.escape(separator_of(text))}"?')
    return BETWEEN_STRINGS if form is Form.JSON else None


def redact_values(
    content: bytes,
    kind: FileKind,
    values: Values,
    limits: Limits,
    finish: Callable[[bytes], bytes] = bytes,
) -> tuple[bytes, Tally]:
    """A proven copy of a file without `values`; raises as `redact_content` does.

    `finish` is what else is done to the copy before it is proven.
    """
    redacted, tally = REDACTORS[kind](content, values, limits)
    redacted = finish(redacted)
    if kind is FileKind.PDF and limits.picture_seconds:
        redacted, scans = paint_scans(redacted, values, limits)
        tally = replace(tally, made_images=tally.made_images + scans, removed=tally.removed + scans)
    try:
        _prove(redacted, kind, values, limits)
    except Refused as refusal:
        is_left = kind is FileKind.PDF and refusal.reason is Reason.NOT_PROVEN
        pages = _to_paint(redacted, values) if is_left else set()
        if not pages:
            raise
        redacted, tally = redact_pdf(content, values, limits, pages)
        _prove(redacted, kind, values, limits)
    return redacted, tally


def _to_paint(content: bytes, values: Values) -> set[int]:
    """The pages on which another reader finds something; none if it cannot tell."""
    try:
        return pages_left(content, values)
    except Exception:  # noqa: BLE001  whatever it stumbles on, no page can be named
        return set()


def _prove(content: bytes, kind: FileKind, values: Values, limits: Limits) -> None:
    prove(content, kind, values, read_content(content, "", limits).segments)


def notices_of(tally: Tally) -> tuple[Notice, ...]:
    counts = {
        Reason.ACTIVE_CONTENT_REMOVED: tally.active,
        Reason.COULD_NOT_CHECK_IMAGES: tally.images,
        Reason.POINTS_OUTSIDE: tally.outside,
        Reason.ATTACHMENT_REMOVED: tally.embedded,
        Reason.PAGE_MADE_IMAGE: tally.made_images,
    }
    return tuple(Notice(reason, count) for reason, count in counts.items() if count)


def _office(
    redact: Callable[[OfficeFile], None], content: bytes, values: Values, limits: Limits
) -> tuple[bytes, Tally]:
    return _packaged(redact, OpenPackage.of(content, limits), values, limits)


def _plain_package(
    redact: Callable[[OfficeFile], None], content: bytes, values: Values, limits: Limits
) -> tuple[bytes, Tally]:
    return _packaged(redact, OpenPackage.plain(content, limits), values, limits)


def _packaged(
    redact: Callable[[OfficeFile], None], package: OpenPackage, values: Values, limits: Limits
) -> tuple[bytes, Tally]:
    office = OfficeFile(package, values, _inner_of(values, limits), limits)
    redact(office)
    return office.package.save(), office.tally


def _xml(
    redact: Callable[[bytes, Values, Inner], tuple[bytes, Tally]],
    content: bytes,
    values: Values,
    limits: Limits,
) -> tuple[bytes, Tally]:
    return redact(content, values, _inner_of(values, limits))


def _mail(content: bytes, values: Values, limits: Limits) -> tuple[bytes, Tally]:
    inner = _inner_of(values, limits, takes_text=True)
    mail = OpenMail(values, inner, redact_written, redact_html, limits)
    return mail.redact(content), mail.tally


def _inner_of(values: Values, limits: Limits, *, takes_text: bool = False) -> Inner:
    return partial(_inner, values=values, limits=limits, takes_text=takes_text)


def _inner(
    content: bytes, *, values: Values, limits: Limits, takes_text: bool
) -> tuple[bytes, int] | None:
    """A file inside a file, redacted; None if it cannot be and so has to go.

    What looks like text inside a package can be anything; what a mail brings as text is text.
    """
    try:
        kind = kind_of(content, "", Account(limits))
        if limits.depth < 1 or kind not in REDACTORS or (kind is FileKind.TXT and not takes_text):
            return None
        redacted, tally = redact_values(content, kind, values, shallower(limits))
    except Refused:
        return None
    return redacted, tally.removed


def shallower(limits: Limits) -> Limits:
    return replace(limits, depth=limits.depth - 1)


def _written(
    redact: Callable[[str, Values, str], tuple[str, int]],
    read: Callable[[bytes], Decoded],
    content: bytes,
    values: Values,
    limits: Limits,
) -> tuple[bytes, Tally]:
    """Text in the encoding it came in. Bytes that are no text of it cannot be written back."""
    decoded = read(content)
    if decoded.errors == "replace":
        raise Refused(Reason.NOT_REDACTABLE)
    text, removed = redact(decoded.text, values, decoded.encoding)
    return decoded.mark + text.encode(decoded.encoding, decoded.errors), Tally(removed)


REDACTORS: dict[FileKind, Redactor] = {
    FileKind.DOCX: partial(_office, redact_docx),
    FileKind.XLSX: partial(_office, redact_xlsx),
    FileKind.PDF: redact_pdf,
    FileKind.HTML: partial(_written, redact_html, decode_page),
    FileKind.TXT: partial(_written, redact_written, decode),
    FileKind.PPTX: partial(_office, redact_pptx),
    FileKind.ODT: partial(_plain_package, redact_odf),
    FileKind.ODS: partial(_plain_package, redact_odf),
    FileKind.ODP: partial(_plain_package, redact_odf),
    FileKind.IDML: partial(_plain_package, redact_idml),
    FileKind.XLIFF: partial(_xml, redact_units),
    FileKind.TMX: partial(_xml, redact_units),
    FileKind.XML: partial(_xml, redact_any),
    FileKind.EML: _mail,
    FileKind.IMAGE: redact_picture,
}
