"""A text under translation: stretches of its source are written anew, all else stays."""

import codecs
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ordvern.documents.formats.text import Decoded
from ordvern.documents.reason import Reason, Refused

Slice = tuple[int, int]
Written = Sequence[str | Slice]


@dataclass(slots=True)
class Draft:
    """`edits` say what stands at a stretch of the source now: texts, and slices of the source
    in which further edits may lie."""

    decoded: Decoded
    edits: dict[Slice, Written] = field(default_factory=dict)

    @classmethod
    def of(cls, decoded: Decoded) -> "Draft":
        """Raises Refused for bytes that are no text, which could not be written back."""
        if decoded.errors == "replace":
            raise Refused(Reason.NOT_REDACTABLE)
        return cls(decoded)

    @property
    def source(self) -> str:
        return self.decoded.text

    def change(self, start: int, end: int, written: Written) -> None:
        self.edits[start, end] = written

    def text(self) -> str:
        """The source with all edits."""
        order = sorted(self.edits, key=lambda slice_: (slice_[0], -slice_[1]))
        return "".join(self._between((0, len(self.source)), order, inside=None))

    def encoded(self, errors: str = "strict") -> bytes:
        """In the encoding it came in; one that lacks a letter gives way to UTF-8."""
        decoded, text = self.decoded, self.text()
        handling = decoded.errors if decoded.errors != "strict" else errors
        try:
            return decoded.mark + text.encode(decoded.encoding, handling)
        except UnicodeEncodeError:
            return codecs.BOM_UTF8 + text.encode("utf-8", "surrogateescape")

    def _between(self, where: Slice, order: list[Slice], *, inside: Slice | None) -> list[str]:
        """What stands at `where` now; `inside` is the edit that is being written."""
        at, end = where
        out: list[str] = []
        index = bisect_left(order, at, key=lambda slice_: slice_[0])
        while index < len(order) and order[index][0] <= end:
            edit = order[index]
            index += 1
            if edit == inside or edit[0] < at or edit[1] > end:
                continue
            out.append(self.source[at : edit[0]])
            for piece in self.edits[edit]:
                if isinstance(piece, str):
                    out.append(piece)
                else:
                    out += self._between(piece, order, inside=edit)
            at = edit[1]
        return [*out, self.source[at:end]]
