"""The first doors of this package: `read`, `without_password`, `redact`, all through the cage."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from ordvern.documents import cage
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import READING, REDACTING, Limits
from ordvern.documents.reading import Mark, Reading, Redacted
from ordvern.documents.reason import Notice, Reason, Refused
from ordvern.text import Part, Segment


def read(
    source: BinaryIO,
    *,
    name: str = "",
    limits: Limits = READING,
    ocr: bool = True,
    password: str = "",
) -> Reading:
    """All text of a document, then its `name` if it has one, then what its pictures say.

    Pictures are read where `ordvern.documents.ocr` has what it needs, `limits` give time for
    them and `ocr` is not off; else they are counted by a notice. `password` opens a protected
    document, for this one reading. Raises Refused. The document is parsed in a child process and
    never touches the disk.
    """
    if not ocr:
        limits = replace(limits, picture_seconds=0.0)
    header, _ = cage.ask(
        "read", {"name": name, "password": password}, content_of(source, limits), limits
    )
    try:
        return Reading(
            kind=FileKind(header["kind"]),
            segments=tuple(
                Segment(str(text), str(locator), Part(part))
                for text, locator, part in header["segments"]
            ),
            notices=notices_in(header),
            words=int(header["words"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None


def without_password(source: BinaryIO, *, password: str, limits: Limits = READING) -> bytes:
    """The document without its protection. The password is used once and kept nowhere.

    Raises Refused: wrong_password; corrupt; encrypted, if the protection is of a kind that
    cannot be taken off here, or there is none.
    """
    _, plain = cage.ask("unlock", {"password": password}, content_of(source, limits), limits)
    return plain


def redact(
    source: BinaryIO,
    marks: Sequence[Mark],
    *,
    limits: Limits = REDACTING,
) -> Redacted:
    """A copy in the same format without the marked values, proven by other readers.

    `marks` name segments as `read` of the same bytes numbers them. Raises Refused: with
    NOT_PROVEN if anything is left, and then no copy comes out.
    """
    request = {
        "marks": [(mark.segment, mark.span.start, mark.span.end, mark.label) for mark in marks]
    }
    header, content = cage.ask("redact", request, content_of(source, limits), limits)
    try:
        return Redacted(
            content, FileKind(header["kind"]), int(header["removed"]), notices_in(header)
        )
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None


def content_of(source: BinaryIO, limits: Limits) -> bytes:
    """All of `source`. Raises Refused: too_large, empty."""
    content = source.read(limits.size + 1)
    if len(content) > limits.size:
        raise Refused(Reason.TOO_LARGE)
    if not content:
        raise Refused(Reason.EMPTY)
    return content


def notices_in(header: dict[str, Any]) -> tuple[Notice, ...]:
    """From a child's answer. Raises KeyError, TypeError or ValueError for anything else."""
    return tuple(Notice(Reason(reason), int(count)) for reason, count in header["notices"])
