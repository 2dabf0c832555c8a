"""Cuts a text into words and sentences as the tagger of names knows them."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_ABBREVIATED = (
    r"(?:dr|prof|hr|fr|mr|mrs|ms|st|jr|sr|adv|ing|mag|dipl|lic|rev|sen|chr|joh|ca|kl|nr|bl|"
    r"pst|evt|jf|red|tlf|vs|no|art)"
)
_WORD = re.compile(
    r"\w[\w.+-]{0,63}@[\w.-]{1,99}|(?:https?://|www\.)\S{1,200}"
    r"|[^\W\d_](?:\.-?[^\W\d_])*\.(?!\w)"
    rf"|(?i:\b{_ABBREVIATED})\.(?=\s)"
    r"|\d+(?:[.,:/]\d+)*\.?"
    r"|[^\W_]+(?:[-‐‑'’][^\W_]+)*(?:(?<=[sxzSXZ])['’](?!\w))?"
    r"|([^\w\s])\1{0,63}|_+"
)
_BREAK = re.compile(r"[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029]| {3,}|\|")
_ENDS = frozenset(".!?…")
_OPENS = frozenset("\"'«“”„-–—(•")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words with their places in the text (start and end, code points), and how many of them
    make up each sentence. Lines, cells and stretches beyond 64 words are sentences too."""

    words: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    lengths: NDArray[np.int64]


def cut(text: str) -> Tokens:
    """The words and sentences of a text, in time that grows with its length."""
    words: list[str] = []
    starts: list[int] = []
    for match in _WORD.finditer(text):
        words.append(match.group())
        starts.append(match.start())
    begins = np.array(starts, dtype=np.int64)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    return Tokens(words, begins, begins + sizes, _lengths(text, words, begins))


def _lengths(text: str, words: list[str], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    if not words:
        return np.zeros(0, dtype=np.int64)
    breaks = np.array([match.start() for match in _BREAK.finditer(text)], dtype=np.int64)
    lines = np.searchsorted(breaks, starts)
    opens = np.zeros(len(words), dtype=bool)
    for place, word in enumerate(words[:-1]):
        if word[0] in _ENDS:
            after = words[place + 1][0]
            opens[place + 1] = after in _OPENS or (after.isalnum() and not after.islower())
    opens[1:] |= lines[1:] > lines[:-1]
    opens[0] = True
    firsts = np.flatnonzero(opens)
    return _limited(np.diff(np.append(firsts, len(words))))


def _limited(lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lengths with those beyond the limit cut into pieces."""
    if lengths.max() <= _LONGEST:
        return lengths
    pieces: list[int] = []
    for length in lengths.tolist():
        pieces += [_LONGEST] * ((length - 1) // _LONGEST)
        pieces.append(length - _LONGEST * ((length - 1) // _LONGEST))
    return np.array(pieces, dtype=np.int64)
