"""Cuts a text into words and sentences as the tagger of names knows them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import letters
from ordvern.detection.tagger.letters import BREAK, ENDS, OPENS, SPACE

ABBREVIATIONS = frozenset((
    "dr", "prof", "hr", "fr", "mr", "mrs", "ms", "st", "jr", "sr", "adv", "ing", "mag", "dipl",
    "lic", "rev", "sen", "chr", "joh", "ca", "kl", "nr", "bl", "pst", "evt", "jf", "red", "tlf",
    "vs", "no", "art",
))  # fmt: skip
_WORD = re.compile(
    r"\w[\w.+-]{0,63}@[\w.-]{1,99}|(?:https?://|www\.)\S{1,200}"
    r"|[^\W\d_](?:\.-?[^\W\d_])*\.(?!\w)"
    rf"|(?i:\b(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))}))\.(?=\s|\Z)"
    r"|\d+(?:[.,:/]\d+)*\.?"
    r"|[^\W_]+(?:[-‐‑'’][^\W_]+)*(?:(?<=[sxzSXZ])['’](?!\w))?"
    r"|([^\w\s])\1{0,63}|_+"
)
_LONGEST = 64
_MARKS = frozenset(",;:!?)")
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words with their places in the text (start and end, code points), and how many of them
    make up each sentence. Lines, cells and stretches beyond 64 words are sentences too.

    `different` has each word once, the empty one first; `ids` says which of them each word is.
    """

    different: list[str]
    ids: Numbers
    starts: Numbers
    ends: Numbers
    lengths: Numbers

    @property
    def words(self) -> list[str]:
        """All words in order."""
        return [self.different[number] for number in self.ids.tolist()]


def cut(text: str) -> Tokens:
    """The words and sentences of a text, in time that grows with its length.

    No word goes beyond a space, so that each different piece between spaces is cut once.
    """
    codes = letters.codes_of(text)
    marks = letters.places(codes)
    pieces = text.split()
    numbers = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    which = np.fromiter(map(numbers.__getitem__, pieces), np.int64, len(pieces))
    cuts = _cuts(numbers)
    inner = (marks & SPACE) == 0
    inner[1:] &= (marks[:-1] & SPACE) != 0
    chosen, counts = cuts.chosen(which)
    starts = np.repeat(np.flatnonzero(inner), counts) + cuts.offsets[chosen]
    ids = cuts.ids[chosen]
    ends = starts + cuts.sizes[ids]
    return Tokens(cuts.different, ids, starts, ends, _lengths(codes, marks, starts))


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Pieces cut into words: `ids` and `offsets` (places within the piece) of the words of all
    pieces after one another, `counts` of words of each piece; `sizes` of the different words."""

    different: list[str]
    ids: Numbers
    offsets: Numbers
    counts: Numbers
    sizes: Numbers

    def chosen(self, which: Numbers) -> tuple[Numbers, Numbers]:
        """For pieces `which` the places of their words in `ids`, and the count for each piece."""
        counts = self.counts[which]
        firsts = (np.cumsum(self.counts) - self.counts)[which]
        before = np.cumsum(counts) - counts
        return np.repeat(firsts - before, counts) + np.arange(int(counts.sum())), counts


def _cuts(pieces: Iterable[str]) -> _Cuts:
    """The words of pieces."""
    numbers = {"": 0}
    ids: list[int] = []
    offsets: list[int] = []
    counts: list[int] = []
    for piece in pieces:
        if piece.isalpha():
            ids.append(numbers.setdefault(piece, len(numbers)))
            offsets.append(0)
            counts.append(1)
        elif _is_word_and_mark(piece):
            ids.append(numbers.setdefault(piece[:-1], len(numbers)))
            ids.append(numbers.setdefault(piece[-1], len(numbers)))
            offsets += (0, len(piece) - 1)
            counts.append(2)
        else:
            before = len(ids)
            for match in _WORD.finditer(piece):
                ids.append(numbers.setdefault(match.group(), len(numbers)))
                offsets.append(match.start())
            counts.append(len(ids) - before)
    sizes = np.fromiter(map(len, numbers), np.int64, len(numbers))
    if not ids:
        none = np.zeros(0, dtype=np.int64)
        return _Cuts([""], none, none, np.array(counts, dtype=np.int64), sizes)
    return _Cuts(list(numbers), np.array(ids), np.array(offsets), np.array(counts), sizes)


def places_in(piece: str) -> list[int]:
    """Where the words of a piece without spaces begin and end, in turn."""
    if piece.isalpha():
        return [0, len(piece)]
    if _is_word_and_mark(piece):
        return [0, len(piece) - 1, len(piece) - 1, len(piece)]
    return [place for match in _WORD.finditer(piece) for place in match.span()]


def _is_word_and_mark(piece: str) -> bool:
    """Whether a piece is surely a word and a mark behind it, as most with a mark are."""
    mark, word = piece[-1], piece[:-1]
    if mark in _MARKS:
        return word.isalpha()
    return (
        mark == "."
        and len(word) > 1
        and word.isalpha()
        and word.isascii()
        and word.lower() not in ABBREVIATIONS
    )


def _lengths(codes: letters.Codes, marks: NDArray[np.uint8], starts: Numbers) -> Numbers:
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    breaks = (marks & BREAK) != 0
    blank = codes == ord(" ")
    breaks[:-2] |= blank[:-2] & blank[1:-1] & blank[2:]
    lines = np.cumsum(breaks, dtype=np.int64)[starts] - breaks[starts]
    first = marks[starts]
    opens = np.ones(len(starts), dtype=bool)
    opens[1:] = ((first[:-1] & ENDS) != 0) & ((first[1:] & OPENS) != 0)
    opens[1:] |= lines[1:] > lines[:-1]
    return _limited(np.diff(np.append(np.flatnonzero(opens), len(starts))))


def _limited(lengths: Numbers) -> Numbers:
    """The lengths with those beyond the limit cut into pieces."""
    if lengths.max() <= _LONGEST:
        return lengths
    pieces: list[int] = []
    for length in lengths.tolist():
        pieces += [_LONGEST] * ((length - 1) // _LONGEST)
        pieces.append(length - _LONGEST * ((length - 1) // _LONGEST))
    return np.array(pieces, dtype=np.int64)
