"""Names of persons in a text, with how sure the tagger is of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger import compiled
from ordvern.detection.tagger.compiled import Name
from ordvern.detection.tagger.features import laid_out
from ordvern.detection.tagger.model import Model, chances_of, load
from ordvern.detection.tagger.tokens import cut

THRESHOLD = 0.35
_BEGINS, _GOES_ON = 1, 2
_PORTION = 40_000
_BORDER = "\n"


@dataclass(frozen=True, slots=True)
class Person:
    """A name of a person at `start`-`end` of a text (code points); `confidence` is the highest
    chance of its words, 0 to 1."""

    start: int
    end: int
    confidence: float


def find_persons(
    text: str, *, threshold: float = THRESHOLD, model: Model | None = None
) -> list[Person]:
    """Names of persons in order of place. The lower the `threshold` (0 to 1), the more is found
    and the more of it is wrong."""
    return find_persons_in_each([text], threshold=threshold, model=model)[0]


def find_persons_in_each(
    texts: Sequence[str], *, threshold: float = THRESHOLD, model: Model | None = None
) -> list[list[Person]]:
    """The same for some texts that have nothing to do with one another: many short ones take the
    time of one as long as all of them."""
    used = model or load()
    found: list[list[Person]] = [[] for _ in texts]
    for portion in _packed(texts):
        for piece, person in _persons(portion, texts, used, threshold):
            found[piece.number].append(person)
    return found


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text `number`."""

    number: int
    start: int
    end: int


def _packed(texts: Sequence[str]) -> Iterator[list[_Piece]]:
    """Stretches of all texts, some short ones together, so that memory stays level."""
    packed: list[_Piece] = []
    size = 0
    for number, text in enumerate(texts):
        for start, end in _portions(text):
            if packed and size + end - start > _PORTION:
                yield packed
                packed, size = [], 0
            packed.append(_Piece(number, start, end))
            size += end - start
    if packed:
        yield packed


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of about 40,000 letters, cut between lines or words."""
    start = 0
    while start < len(text):
        end = min(start + _PORTION, len(text))
        if end < len(text):
            for mark in "\n ":
                place = text.rfind(mark, end - _PORTION // 4, end)
                if place > 0:
                    end = place + 1
                    break
        yield start, end
        start = end


def _persons(
    pieces: Sequence[_Piece], texts: Sequence[str], model: Model, threshold: float
) -> Iterator[tuple[_Piece, Person]]:
    """Names in some stretches, which are documents of their own, in order."""
    parts = [texts[piece.number][piece.start : piece.end] for piece in pieces]
    names_in = compiled.names_in if compiled.is_built() else names_by_arrays
    for number, start, end, chance in names_in(parts, model, threshold):
        piece = pieces[number]
        yield piece, Person(piece.start + start, piece.start + end, round(chance, 3))


def names_by_arrays(parts: Sequence[str], model: Model, threshold: float) -> Iterator[Name]:
    """Names in some texts, which are documents of their own, in order."""
    begins = [0, *accumulate(len(part) + len(_BORDER) for part in parts[:-1])]
    tokens = cut(_BORDER.join(parts))
    if not len(tokens.ids):
        return
    # No sentence goes beyond a line, so none beyond a border.
    of_token = np.searchsorted(begins, tokens.starts, side="right") - 1
    of_sentence = of_token[np.cumsum(tokens.lengths) - tokens.lengths]
    laid = laid_out(tokens.ids, tokens.lengths, of_sentence)
    chances = chances_of(tokens.different, laid, model)
    sure = chances[:, _BEGINS] + chances[:, _GOES_ON]
    for first, last in spans_of(chances, tokens.lengths, threshold):
        number = int(of_token[first])
        start, end = int(tokens.starts[first]), int(tokens.ends[last - 1])
        yield Name(
            number, start - begins[number], end - begins[number], float(sure[first:last].max())
        )


def spans_of(
    chances: NDArray[np.float32], lengths: NDArray[np.int64], threshold: float
) -> Iterator[tuple[int, int]]:
    """First and last word (exclusive) of each name, by the chances of labels of words in
    sentences of these `lengths`. A word is of a name if its chance is above `threshold`."""
    named = chances[:, _BEGINS] + chances[:, _GOES_ON] > threshold
    opens = named & (chances[:, _BEGINS] >= chances[:, _GOES_ON])
    opens[1:] |= named[1:] & ~named[:-1]
    firsts = (np.cumsum(lengths) - lengths)[lengths > 0]
    opens[firsts] = named[firsts]
    for first in np.flatnonzero(opens).tolist():
        last = first + 1
        while last < len(named) and named[last] and not opens[last]:
            last += 1
        yield first, last
