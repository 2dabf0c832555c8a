"""How many words of a piece of work stand in which band of matches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .services import Band


@dataclass(frozen=True, slots=True)
class WordsByBand:
    """Words counted once each, in the best band that they reach."""

    counts: Mapping[Band, int] = field(default_factory=dict)

    @classmethod
    def all_new(cls, words: int) -> "WordsByBand":
        """No memory was asked: every word is new."""
        return cls({Band.NEW: words} if words else {})

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def bands(self) -> Iterator[tuple[Band, int]]:
        """Those that hold words, best first."""
        return ((band, count) for band in Band if (count := self.counts.get(band, 0)))
