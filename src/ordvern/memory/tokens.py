"""What is compared: a segment as words, inline codes and typed placeables, in three readings.

Words are compared by stem, in lower case, and as written, so that an inflected word counts for
more than another word and for less than the same. Inline codes of one kind are interchangeable,
and so are numbers in the first two readings: their values are compared in the third.
"""

import re
from dataclasses import dataclass

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.stems import stem

# A placeholder of masking or of the guard, a web or mail address, a number with its separators,
# a word (also with apostrophe or hyphen inside), or one other sign.
_TOKEN = re.compile(
    r"(?P<person>⟦[^⟦⟧\s]{1,24}⟧)"
    r"|(?P<address>(?:https?://|www\.)[^\s<>\"»)]+|[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<number>\d(?:[\d.,:/\u2009\u00a0'-]*\d)?)"
    r"|(?P<word>[^\W\d_]+(?:['’\u2011-][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_PLACEABLES = {"person": "⟦⟧", "address": "@", "number": "0"}
_CODES = {kind: f"<{kind}>" for kind in CodeKind}
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A segment in three readings.

    `stems` and `folded` run side by side: words, codes and placeables without signs. `exact` has
    signs and the values of placeables too. `codes` and `values` are the codes, and the values of
    placeables, alone.
    """

    stems: tuple[str, ...]
    folded: tuple[str, ...]
    exact: tuple[str, ...]
    codes: tuple[str, ...]
    values: tuple[str, ...]


def tokens(coded: Coded) -> Tokens:
    """The three readings of a segment."""
    stems: list[str] = []
    folded: list[str] = []
    exact: list[str] = []
    codes: list[str] = []
    values: list[str] = []
    for piece in coded.pieces():
        if isinstance(piece, Code):
            code = _CODES[piece.kind]
            for reading in (stems, folded, exact, codes):
                reading.append(code)
        else:
            for match in _TOKEN.finditer(piece):
                kind, value = match.lastgroup, match[0]
                if kind == "word":
                    lower = value.casefold()
                    stems.append(stem(lower))
                    folded.append(lower)
                elif kind in _PLACEABLES:
                    if kind == "person":  # its number says only which of several it is
                        value = _DIGITS.sub("", value)
                    stems.append(_PLACEABLES[kind])
                    folded.append(_PLACEABLES[kind])
                    values.append(value)
                exact.append(value)
    return Tokens(tuple(stems), tuple(folded), tuple(exact), tuple(codes), tuple(values))
