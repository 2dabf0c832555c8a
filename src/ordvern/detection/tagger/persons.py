"""Names of persons in a text, with how sure the tagger is of each."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ordvern.detection.tagger.model import Model, label_chances, load
from ordvern.detection.tagger.tokens import Tokens, cut

THRESHOLD = 0.35
_BEGINS, _GOES_ON = 1, 2
_PORTION = 8000


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
    tokens = cut(text)
    model = model or load()
    chances = np.concatenate(
        [np.zeros((0, 8), dtype=np.float32)]
        + [
            label_chances(tokens.words[first:last], lengths, model)
            for first, last, lengths in _portions(tokens)
        ]
    )
    return list(_persons(tokens, chances, threshold))


def _portions(tokens: Tokens) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """Stretches of whole sentences of about 8,000 words, so that memory stays level."""
    ends = np.cumsum(tokens.lengths)
    first = begin = 0
    while begin < len(ends):
        end = int(np.searchsorted(ends, first + _PORTION, side="right"))
        end = max(end, begin + 1)
        last = int(ends[end - 1])
        yield first, last, tokens.lengths[begin:end]
        first, begin = last, end


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


def _persons(tokens: Tokens, chances: NDArray[np.float32], threshold: float) -> Iterator[Person]:
    sure = chances[:, _BEGINS] + chances[:, _GOES_ON]
    for first, last in spans_of(chances, tokens.lengths, threshold):
        yield Person(
            int(tokens.starts[first]),
            int(tokens.ends[last - 1]),
            round(float(sure[first:last].max()), 3),
        )
