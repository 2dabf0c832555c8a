"""Segments as one text, so that a label and the value in the next cell are seen together."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ordvern.text import Segment, Span

BORDER = "\n"


@dataclass(slots=True, eq=False)
class Joined:
    """One text of many segments; `starts[i]` is the place where segment `i` begins."""

    text: str = field(repr=False)
    starts: tuple[int, ...]

    def cut(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """The stretch `start`-`end` as (segment, span in it), one for each segment it touches.

        Space at either end of a piece is left out; a piece of nothing but space is skipped.
        """
        number = bisect_right(self.starts, start) - 1
        while number < len(self.starts) and self.starts[number] < end:
            first = self.starts[number]
            last = self._end(number)
            left, right = max(start, first), min(end, last)
            while left < right and self.text[left].isspace():
                left += 1
            while right > left and self.text[right - 1].isspace():
                right -= 1
            if left < right:
                yield number, Span(left - first, right - first)
            number += 1

    def texts(self) -> list[str]:
        """The text of each segment."""
        return [self.text[start : self._end(number)] for number, start in enumerate(self.starts)]

    def _end(self, number: int) -> int:
        if number + 1 < len(self.starts):
            return self.starts[number + 1] - len(BORDER)
        return len(self.text)


def join(segments: Sequence[Segment] | Sequence[str]) -> Joined:
    """Put segments after one another, with a border between."""
    texts = [segment if isinstance(segment, str) else segment.text for segment in segments]
    starts: list[int] = []
    position = 0
    for text in texts:
        starts.append(position)
        position += len(text) + len(BORDER)
    return Joined(BORDER.join(texts), tuple(starts))


def size_of(document: Sequence[Segment] | str) -> int:
    """The characters of a document given as segments or as one text."""
    if isinstance(document, str):
        return len(document)
    return sum(len(segment.text) for segment in document)
