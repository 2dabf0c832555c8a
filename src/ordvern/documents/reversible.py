"""Two more doors: `mask`, a redaction that can be undone, and `restore`, which undoes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from ordvern.documents import cage
from ordvern.documents.api import content_of, notices_in
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import REDACTING, Limits
from ordvern.documents.masking.codes import GROUP
from ordvern.documents.masking.map import MaskMap, NotAMap
from ordvern.documents.reading import Mark
from ordvern.documents.reason import Notice, Reason, Refused


class PlaceholdersInText(Exception):
    """The file itself says something like `codes`, which stand for other values in this order.

    Learn all files of an order before masking the first, so that such codes are not given out.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = tuple(codes)


@dataclass(frozen=True, slots=True)
class Masked:
    """A copy proven to hold none of the marked values; `masked` counts the places changed.

    `map` holds the placeholders of this file and of all before it: encrypt it.
    """

    content: bytes
    kind: FileKind
    map: MaskMap
    masked: int
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """A file with the values back; `restored` counts the places.

    `missing` are placeholders that the masked file had and this one has not; `invented` look
    like placeholders and are not in the map: they were left as they are.
    """

    content: bytes
    kind: FileKind
    restored: int
    missing: tuple[str, ...]
    invented: tuple[str, ...]


def mask(
    source: BinaryIO,
    marks: Sequence[Mark],
    *,
    known: MaskMap | None = None,
    name: str = "",
    limits: Limits = REDACTING,
) -> Masked:
    """A copy in the same format with a placeholder for each marked value, proven as `redact` does.

    The label of a mark is the group of its value, as `Groups.marks` gives it: ``P1``. `known` is
    the map of the files masked before; `name` is what `restore` will know this file by. Raises
    Refused, PlaceholdersInText, and ValueError for a label that is no group.
    """
    if not all(GROUP.fullmatch(mark.label) for mark in marks):
        raise ValueError("the label of a mark to mask is a group such as P1")
    request = {
        "marks": [(mark.segment, mark.span.start, mark.span.end, mark.label) for mark in marks],
        "known": (known or MaskMap()).to_json(),
        "name": name,
    }
    header, content = cage.ask("mask", request, content_of(source, limits), limits)
    if "clash" in header:
        raise PlaceholdersInText([str(code) for code in header["clash"]])
    try:
        return Masked(
            content,
            FileKind(header["kind"]),
            MaskMap.from_json(header["map"]),
            int(header["masked"]),
            notices_in(header),
        )
    except (KeyError, TypeError, ValueError, NotAMap):
        raise Refused(Reason.CORRUPT) from None


def restore(
    source: BinaryIO,
    map: MaskMap,  # noqa: A002 - what it is called everywhere
    *,
    name: str = "",
    limits: Limits = REDACTING,
) -> Restored:
    """The translated file with the values back in place of their placeholders.

    `name` tells which masked file it is a translation of; without one, the file of the map that
    has most in common with it is taken. Raises Refused: not_redactable for what cannot be
    written (pdf), or what reading refuses.
    """
    request = {"map": map.to_json()}
    header, content = cage.ask("restore", request, content_of(source, limits), limits)
    try:
        seen = frozenset(str(code) for code in header["seen"])
        return Restored(
            content,
            FileKind(header["kind"]),
            int(header["restored"]),
            tuple(sorted(map.expected(name, seen) - seen)),
            tuple(str(text) for text in header["invented"]),
        )
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None
