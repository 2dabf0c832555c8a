"""How a sheet's source comes: whole where it is small, else in windows of rows as it is inflated.

A window ends behind a row, so that what a sheet of any size takes is one window. Rows that no
short way fits are parsed alone, under the sheet's own beginning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.formats.plain_xml import decoded
from ordvern.documents.formats.xlsx_rows import ARE_ROWS, CLOSE, NONE, OPEN, is_usual, plain_sheet
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.xmltree import parse

WHOLE_AT_MOST = 16 << 20
HEAD_AT_MOST = 1 << 20
ROW_AT_MOST = 8 << 20
ROW_END = b"</row>"
ROOT = re.compile(rb"<([A-Za-z][\w.:-]*)")

Window = str | _Element
"""Source that fits `ARE_ROWS`, or a tree with rows in it."""


@dataclass(slots=True)
class SheetSource:
    """A sheet's `windows` in their order. `head` is what stands before them, or a tree of all;
    `rest`, likewise, is the sheet without its rows, complete once the windows are used up."""

    head: bytes | _Element
    windows: Iterator[Window]
    rest: bytes | _Element


def opened(package: Package, name: str, account: Account) -> SheetSource:
    """The source of the sheet `name`; raise Refused if it is damaged or asks for too much."""
    if package.claimed_size(name) > WHOLE_AT_MOST:
        cut = _Cut(package.chunks(name), account)
        if cut.has_head():
            return cut.source()
    plain = plain_sheet(package.read(name))
    if plain is not None:
        return SheetSource(plain.rest, iter([plain.rows]), plain.rest)
    root = package.tree(name)
    return SheetSource(root, iter([root]), root)


@dataclass(slots=True)
class _Cut:
    """Cuts what is inflated into the head, windows of rows, and the tail."""

    chunks: Iterator[bytes]
    account: Account
    head: bytes = b""
    waiting: bytes = field(default=b"")

    def has_head(self) -> bool:
        """Whether the rows begin in the usual way; if not, there is no cutting."""
        for chunk in self.chunks:
            self.waiting += chunk
            head, found, rows = self.waiting.partition(OPEN)
            if found:
                self.head, self.waiting = head, rows
                return is_usual(head)
            if len(self.waiting) > HEAD_AT_MOST:
                return False
        return False

    def source(self) -> SheetSource:
        source = SheetSource(self.head + NONE + self._end(), iter(()), b"")
        source.windows = self._windows(source)
        return source

    def _windows(self, source: SheetSource) -> Iterator[Window]:
        for rows in self._rows():
            plain = decoded(rows, ARE_ROWS, 0, len(rows))
            yield self._tree(rows) if plain is None else plain
        tail = [self.head, NONE, self.waiting]
        for chunk in self.chunks:
            self.account.inflate(len(chunk))
            tail.append(chunk)
        source.rest = b"".join(tail)

    def _rows(self) -> Iterator[bytes]:
        """Whole rows, until the end of the rows; then `waiting` holds what follows them."""
        while True:
            rows, found, after = self.waiting.partition(CLOSE)
            if found:
                self.waiting = after
                yield rows
                return
            end = self.waiting.rfind(ROW_END) + len(ROW_END)
            if end >= len(ROW_END):
                rows, self.waiting = self.waiting[:end], self.waiting[end:]
                yield rows
            self._more()

    def _more(self) -> None:
        chunk = next(self.chunks, None)
        if chunk is None:
            raise Refused(Reason.CORRUPT)
        if len(self.waiting) > ROW_AT_MOST:
            raise Refused(Reason.TOO_COMPLEX)
        self.waiting += chunk

    def _tree(self, rows: bytes) -> _Element:
        return parse(b"".join([self.head, OPEN, rows, CLOSE, self._end()]))

    def _end(self) -> bytes:
        root = ROOT.search(self.head)
        return b"</" + (root[1] if root else b"worksheet") + b">"
