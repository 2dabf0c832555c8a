"""Runs of capitalised words on one line: the only places where a name may stand."""

import re
from collections.abc import Iterator, Sequence
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


_OPENING = "⟦"
_PLACEHOLDER = re.compile(rf"{_OPENING}[A-Z]\d{{1,6}}[a-z]*⟧")
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


class Run:
    """Capitalised words after one another from `start` to `end`: its `pieces` as they are written,
    and a letter in `kinds` for each. Tokens are made of them when they are asked for: most runs
    are one everyday word at the head of a sentence, of which the kind tells enough."""

    __slots__ = ("_tokens", "end", "kinds", "pieces", "start")

    def __init__(self, start: int, pieces: Sequence[str]) -> None:
        self.start = start
        self.end = start + sum(map(len, pieces)) + len(pieces) - 1 - _ends_open(pieces[-1])
        self.kinds = kind_of(pieces[0]) if len(pieces) == 1 else "".join(map(kind_of, pieces))
        self.pieces = pieces
        self._tokens: tuple[Token, ...] | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        if self._tokens is None:
            self._tokens = tuple(self._made())
        return self._tokens

    def _made(self) -> Iterator[Token]:
        position = self.start
        for piece, kind in zip(self.pieces, self.kinds, strict=True):
            end = position + len(piece) - _ends_open(piece)
            yield Token(piece[: end - position], position, end, Kind(kind))
            position += len(piece) + 1

    def __repr__(self) -> str:
        """The place and the kinds; never the words."""
        return f"Run({self.start}, {self.end}, {str(self.kinds)!r})"


def _ends_open(piece: str) -> bool:
    """Whether the full stop of a piece is the sentence's, not that of an abbreviation."""
    return piece[-1] == "." and len(piece) > 3 and piece.count(".") == 1


def find_runs(text: str, data: bytes) -> Iterator[Run]:
    """All runs in order; `data` is `text` made `narrow`."""
    for match in _FINDER.finditer(_without_placeholders(text, data)):
        first, last = match.span()
        if first and (text[first - 1].isalnum() or text[first - 1] in "_@/"):
            continue
        yield Run(first, text[first:last].split(" "))


def _without_placeholders(text: str, data: bytes) -> bytes:
    """`data` with a small letter in each placeholder: a masked text has very many, and to find
    each of them only to pass it over takes most of the time."""
    if _OPENING not in text:
        return data
    small = bytearray(data)
    for placeholder in _PLACEHOLDER.finditer(text):
        small[placeholder.start() + len(_OPENING)] = ord("x")
    return bytes(small)
