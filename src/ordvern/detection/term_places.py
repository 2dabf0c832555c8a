"""Whether a term that was found in a folded text stands in the text itself, and where exactly."""

import re

from ordvern.detection.terms import Term, fold

# Latin-1 in lower case, with ASCII punctuation and line ends as spaces.
FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() or c >= 128 else 32 for c in range(256))
_LETTERS = re.compile(r"[^\W_]{0,40}")
# Beyond Latin-1, or a byte by which `narrow` stands for more than one character.
_UNCERTAIN = re.compile(r"[^\x00-\xff]|[\u00f0\u00b2\u00a4]")
_AFTER_LABEL = frozenset(":\n\t|=(/")
NAME = "cue.name"
Spot = tuple[int, int, int]
"""Start, end and number of a term."""
Found = tuple[list[Spot], list[Spot]]
"""Of other terms, of cues."""
Asked = tuple[int, str, bool, Term | None]
"""A term's number and family, whether it is a cue, and itself if it asks more of the text."""


def place_of(term: Term, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in `text` a term stands that was found at `start`-`end` of the folded text (which has
    a space more in front); None if it is not meant there."""
    first = _word_start(text, start - 1) if term.open_start else start
    last = _word_end(text, end - 1) if term.open_end else end - 2
    if (term.capital or term.label) and not _is_meant(term, text, first, last):
        return None
    return first, last


def is_certain(spelling: str) -> bool:
    """Whether what looks like it, one byte a character, is it."""
    return spelling.isascii() or not _UNCERTAIN.search(spelling)


def is_spelled(spelling: str, text: str, start: int, end: int) -> bool:
    """Whether `start`-`end` of the folded text (which has a space more in front) reads so."""
    found = fold(text[max(0, start - 1) : end - 1]).replace("\n", " ")
    return found.strip() == spelling.strip()


def _is_meant(term: Term, text: str, first: int, last: int) -> bool:
    """Whether a term that wants a capital or heads a field does so here."""
    if term.capital and not text[first].isupper():
        return False
    if not term.label:
        return True
    after = (text[last : last + 2] + "  ")[:2]
    if after[0] in _AFTER_LABEL or after in ("  ", " :"):
        return True
    return term.kind == NAME and _heads_capitals(text, first, last)


def _heads_capitals(text: str, first: int, last: int) -> bool:
    """Whether a label at the head of a line is parted from capitals by a space alone, as on the
    page of a passport: "Etternavn NORDLUND"."""
    if first and text[first - 1] != "\n":
        return False
    line = text[last : last + 60].partition("\n")[0]
    return line.isupper() and not text[first:last].isupper()


def _word_start(text: str, start: int) -> int:
    """Where the word begins that goes on at `start`."""
    floor = max(0, start - 40)
    while start > floor and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, end: int) -> int:
    """Where the word ends that goes on to `end`."""
    rest = _LETTERS.match(text, end)
    return rest.end() if rest else end
