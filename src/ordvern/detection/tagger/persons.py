"""Names of persons in a text, with how sure the tagger is of each."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.features import laid_out
from ordvern.detection.tagger.model import Model, chances_of, load
from ordvern.detection.tagger.tokens import Tokens, cut

THRESHOLD = 0.35
_BEGINS, _GOES_ON = 1, 2
_PORTION = 40_000


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
    used = model or load()
    return [
        person
        for start, end in _portions(text)
        for person in _persons(start, cut(text[start:end]), used, threshold)
    ]


def _portions(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of about 40,000 letters, cut between lines or words, so that memory stays level."""
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


def _persons(start: int, tokens: Tokens, model: Model, threshold: float) -> Iterator[Person]:
    """Names among the words of a portion that begins at `start`."""
    if not len(tokens.ids):
        return
    laid = laid_out(tokens.ids, tokens.lengths)
    chances = chances_of(tokens.different, laid, model)
    sure = chances[:, _BEGINS] + chances[:, _GOES_ON]
    for first, last in spans_of(chances, tokens.lengths, threshold):
        yield Person(
            start + int(tokens.starts[first]),
            start + int(tokens.ends[last - 1]),
            round(float(sure[first:last].max()), 3),
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
