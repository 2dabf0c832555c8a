"""Markdown: headings, paragraphs, points, cells; code, addresses and front matter stay.

Follows CommonMark and GitHub's tables as far as places of text need it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ordvern.documents.formats.text import decode
from ordvern.documents.limits import Limits
from ordvern.documents.translation.atoms import Atoms, Kind
from ordvern.documents.translation.draft import Draft
from ordvern.documents.translation.forms.markdown_inline import with_marks
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import MASKED, Place, Spelling, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.text import Part

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
MARKER = re.compile(
    r"(?:[ \t]*(?:>|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+|\[\^[^\]]+\]:[ \t]*))+"
)
HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)")
FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
RULE = re.compile(r"[ \t>]*(?:(?:[-*_=][ \t]*){3,}|=+|-+)[ \t]*\Z")
TABLE_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]^][^\]]*\]:[ \t]*\S")
INDENTED = re.compile(r"(?: {4}|\t)")
CELL = re.compile(r"(?:\\\||`[^`]*`|[^|\\`]|\\.|`)+")
SPELLINGS = (
    Spelling(re.compile(r"(?:  +|\\)\r?\n[ \t>]*"), Kind.BREAK),
    Spelling(re.compile(r"\r?\n[ \t>]*"), Kind.WRAP),
    Spelling(MASKED, Kind.PLACEHOLDER),
)
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


@dataclass(slots=True)
class _Blocks:
    """Lines on the way through; `start:end` is the paragraph gathered so far."""

    source: str
    start: int = -1
    end: int = -1
    fence: str = ""
    after_blank: bool = True
    in_list: bool = False
    in_table: bool = False

    def spans(self) -> Iterator[tuple[int, int]]:
        front = FRONT_MATTER.match(self.source)
        at = front.end() if front else 0
        lines = [match for match in LINE.finditer(self.source, at) if match[0]]
        for number, match in enumerate(lines):
            line = match[0].rstrip("\r\n")
            below = lines[number + 1][0].rstrip("\r\n") if number + 1 < len(lines) else ""
            yield from self._line(line, match.start(), below)
        yield from self._paragraph()

    def _line(self, line: str, start: int, below: str) -> Iterator[tuple[int, int]]:
        fence = FENCE.match(line)
        if fence or self.fence:
            yield from self._paragraph()
            self.fence = _fence(self.fence, fence[1] if fence else "")
        elif not line.strip(" \t>") or RULE.match(line) or self._is_left_out(line):
            yield from self._paragraph()
            self.after_blank = not line.strip(" \t>")
            self.in_list = self.in_list and (self.after_blank or line[0] in " \t")
            self.in_table = "|" in line and bool(TABLE_RULE.match(line))
        elif "|" in line and (self.in_table or ("|" in below and TABLE_RULE.match(below))):
            yield from self._paragraph()
            yield from ((start + c.start(), start + c.end()) for c in CELL.finditer(line))
        else:
            self.in_table = False
            yield from self._text(line, start)

    def _is_left_out(self, line: str) -> bool:
        is_code = bool(INDENTED.match(line)) and self.after_blank and not self.in_list
        return bool(DEFINITION.match(line)) or TABLE_RULE.match(line) is not None or is_code

    def _text(self, line: str, start: int) -> Iterator[tuple[int, int]]:
        heading, marker = HEADING.match(line), MARKER.match(line)
        self.after_blank = False
        if heading or marker:
            yield from self._paragraph()
        if marker:
            self.in_list = True
        begins = heading or marker
        if heading:
            closing = re.search(r"[ \t]+#+[ \t]*\Z", line)
            yield start + heading.end(), start + (closing.start() if closing else len(line))
            return
        if self.start < 0:
            self.start = start + (begins.end() if begins else 0)
        self.end = start + len(line)

    def _paragraph(self) -> Iterator[tuple[int, int]]:
        if self.start >= 0:
            yield self.start, self.end
        self.start = -1


def _fence(open_: str, found: str) -> str:
    if not open_:
        return found
    return "" if found.startswith(open_) else open_


def open_markdown(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """One place a paragraph, heading, point or cell."""
    draft = Draft.of(decode(content))
    places = [_place(draft, start, end) for start, end in _Blocks(draft.source).spans()]
    return Opened([each for each in places if each], draft.encoded)


def _place(draft: Draft, start: int, end: int) -> Place | None:
    marked = with_marks(draft.source[start:end])

    def write(atoms: Atoms) -> None:
        draft.change(start, end, [marked.written(atoms)])

    return place(f"source@{start}", Part.BODY, marked.atoms, write, spellings=SPELLINGS)
