"""A text reduced to its letters and digits, each with the place in the text that it came from."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
CLUSTER = re.compile(rf"[^\W_][{COMBINING}]*")
NOT_A_LETTER = re.compile(r"[\W_]+")
# Soft hyphen, zero-width and bidirectional marks, and the sign PDFium writes for a hyphen that
# only a line break called for: nobody sees them, so they neither join nor part two letters.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\x02]+"
)


@dataclass(frozen=True, slots=True, repr=False)
class Skeleton:
    """`letters` without case, width, marks between; letter i stands at `starts[i]:ends[i]`."""

    letters: str
    starts: list[int]
    ends: list[int]


def letters_of(text: str) -> str:
    """The letters and digits of `text` alone, in composed form and without case."""
    if text.isascii():
        return NOT_A_LETTER.sub("", text.lower())
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())


_letters_of_one = lru_cache(maxsize=1 << 14)(letters_of)


def skeleton_of(text: str) -> Skeleton:
    """The letters and digits of `text` with their places, as `letters_of` gives them."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in CLUSTER.finditer(text):
        for letter in _letters_of_one(cluster.group()):
            letters.append(letter)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return Skeleton("".join(letters), starts, ends)


def visible(text: str) -> str:
    """`text` without the characters that nobody sees."""
    return INVISIBLE.sub("", text)
