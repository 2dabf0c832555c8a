"""Runs of capitalised words on one line: the only places where a name may stand."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import re2

from ordvern.detection.names.lexicon import Kind, kind_of
from ordvern.detection.narrow import options

_INITIAL = r"\p{Lu}\.(?:[ \-]{0,2}\p{Lu}\.)*"
_WORD = r"(?:[dOL]')?\p{Lu}[\pL\pM']*(?:-\pL[\pL\pM']*)*"
_PARTICLE = (
    r"(?:von|van|de|der|den|da|di|del|della|dos|das|do|af|av|bin|ibn|bint|al|el|la|le|du|ten|ter|"
    r"zu|zur|y|abu)"
)
_ABBREVIATED = r"(?:Dr|Prof|Mr|Mrs|Ms|Rev|Hr|Fr|Adv|Dipl|Mag|Lic|Sr|Sra|Dra|Chr|Joh)\."
_ONE = rf"(?:{_INITIAL}|{_ABBREVIATED}|{_WORD})"
_RUN = rf"{_ONE}(?: (?:{_PARTICLE} )*{_ONE})*"


_PLACEHOLDER = re.compile(r"⟦[A-Z]\d{1,6}[a-z]*⟧")
_FINDER = re2.compile(_RUN.encode("latin-1"), options(64))


class Token(NamedTuple):
    """A word of a run with its place in the plain text and what it may be."""

    text: str
    start: int
    end: int
    kind: Kind

    def __repr__(self) -> str:
        """The place and the kind; never the word."""
        return f"Token({self.start}, {self.end}, {self.kind!r})"


class Run(NamedTuple):
    """Capitalised words after one another; `kinds` has one letter for each token."""

    tokens: tuple[Token, ...]
    kinds: str

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def find_runs(text: str, data: bytes) -> Iterator[Run]:
    """All runs in order; `data` is `text` made `narrow`."""
    for match in _FINDER.finditer(data):
        first, last = match.span()
        if first and (text[first - 1].isalnum() or text[first - 1] in "_@/"):
            continue
        if last - first == 1 and _PLACEHOLDER.match(text, first - 1):
            continue
        yield _run(text, first, last)


def _run(text: str, start: int, end: int) -> Run:
    tokens: list[Token] = []
    position = start
    for piece in text[start:end].split(" "):
        bare = piece
        if piece[-1] == "." and len(piece) > 3 and piece.count(".") == 1:
            bare = piece[:-1]
        tokens.append(Token(bare, position, position + len(bare), kind_of(piece)))
        position += len(piece) + 1
    return Run(tuple(tokens), "".join([token.kind for token in tokens]))
