"""Plain text, in which each line is a unit, and tables of text, in which each cell is one."""

import re
from collections import Counter
from collections.abc import Callable

from ordvern.documents.formats.text import decode, lines
from ordvern.documents.limits import Limits
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.draft import Draft
from ordvern.documents.translation.opened import Opened, plain
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.text import Part

SEPARATORS = ";\t,|"


def open_text(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Every line that says something."""
    draft = Draft.of(decode(content))
    places = [
        place_of(draft, f"line@{start}", start, start + len(line), str)
        for start, line in lines(draft.source)
    ]
    return Opened([each for each in places if each], draft.encoded)


def open_table(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Every cell of a csv or tsv file; in quotes where the new text needs them."""
    draft = Draft.of(decode(content))
    head = draft.source[: draft.source.find("\n") % (len(draft.source) + 1)]
    mark = Counter(sign for sign in head if sign in SEPARATORS).most_common(1)
    separator = mark[0][0] if mark else ","
    other = rf"[^{re.escape(separator)}\r\n]"
    cell = re.compile(rf'"(?:[^"]|"")*+(?:"|\Z)|(?!"){other}{other}*')
    found = []
    for number, match in enumerate(cell.finditer(draft.source), 1):
        is_quoted = match[0].startswith('"') and match[0].endswith('"') and len(match[0]) > 1
        text = match[0][1:-1].replace('""', '"') if is_quoted else match[0]
        quote = _quoted if is_quoted else _quoted_if_needed(separator)
        found.append(_cell(draft, f"cell{number}", match.span(), text, quote))
    return Opened([each for each in found if each], draft.encoded)


def place_of(
    draft: Draft, locator: str, start: int, end: int, write: Callable[[str], str]
) -> Place | None:
    """The place of a stretch that is nothing but text."""
    return _cell(draft, locator, (start, end), draft.source[start:end], write)


def _cell(
    draft: Draft, locator: str, span: tuple[int, int], text: str, spell: Callable[[str], str]
) -> Place | None:
    def write(atoms: Atoms) -> None:
        draft.change(*span, [spell(plain(atoms))])

    return place(locator, Part.BODY, (text,), write)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _quoted_if_needed(separator: str) -> Callable[[str], str]:
    def spell(text: str) -> str:
        needs = text.startswith('"') or any(sign in text for sign in f"{separator}\r\n")
        return _quoted(text) if needs else text

    return spell
