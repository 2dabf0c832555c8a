"""Runs of capitalised words on one line: the only places where a name may stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import re2

from ordvern.detection.names.lexicon import Kind, kind_of

_INITIAL = r"\p{Lu}\.(?:[ \-]{0,2}\p{Lu}\.)*"
_WORD = r"(?:[dOL]')?\p{Lu}[\pL\pM']*(?:-\pL[\pL\pM']*)*"
_PARTICLE = (
    r"(?:von|van|de|der|den|da|di|del|della|dos|das|do|af|av|bin|ibn|bint|al|el|la|le|du|ten|ter|"
    r"zu|zur|y|abu)"
)
_ABBREVIATED = r"(?:Dr|Prof|Mr|Mrs|Ms|Rev|Hr|Fr|Adv|Dipl|Mag|Lic|Sr|Sra|Dra|Chr|Joh)\."
_ONE = rf"(?:{_INITIAL}|{_ABBREVIATED}|{_WORD})"
_RUN = rf"{_ONE}(?: (?:{_PARTICLE} )*{_ONE})*"


def _compiled() -> "re2._Regexp[bytes]":
    options = re2.Options()
    options.never_capture = True
    options.log_errors = False
    return re2.compile(_RUN.encode(), options)


_FINDER = _compiled()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a run with its place in the plain text and what it may be."""

    text: str = field(repr=False)
    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Run:
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
    """All runs in order; `data` is `text` in UTF-8."""
    ascii_only = data.isascii()
    place = done = 0
    for match in _FINDER.finditer(data):
        start, end = match.span()
        if ascii_only:
            first, last = start, end
        else:
            first = place + len(data[done:start].decode())
            last = first + len(data[start:end].decode())
            place, done = last, end
        if first and (text[first - 1].isalnum() or text[first - 1] in "_@/"):
            continue
        yield _run(text, first, last)


def _run(text: str, start: int, end: int) -> Run:
    tokens: list[Token] = []
    position = start
    for piece in text[start:end].split(" "):
        bare = piece if len(piece) <= 3 or piece.count(".") > 1 else piece.rstrip(".")
        tokens.append(Token(bare, position, position + len(bare), kind_of(piece)))
        position += len(piece) + 1
    return Run(tuple(tokens), "".join(token.kind for token in tokens))
