"""The best score of a segment in a memory, by comparing it with every unit."""

from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from ordvern.memory import Coded, Segment, similarity
from ordvern.memory.encoding import encoded


class Everything:
    """All units, sorted by length in stems: their encoded stems, and the text of each by its
    number."""

    def __init__(self, stems: Sequence[str], text: Callable[[int], str]) -> None:
        self._text = text
        self._order = sorted(range(len(stems)), key=lambda n: len(stems[n]))
        self._stems = [stems[n] for n in self._order]
        self._lengths = np.array([len(each) for each in self._stems])

    def best(self, text: str, least: int = 50) -> int:
        """The highest score, 0 if it is under `least`."""
        segment = Segment.of(Coded(text))
        query = encoded(segment.tokens.stems)
        if not query:
            return 0
        # Six parts of ten and more must be equal in stems, whatever signs and case do.
        share = 1 - (100 - least + 1) / 85
        first, last = np.searchsorted(
            self._lengths, [len(query) * share - 1, len(query) / share + 2]
        )
        longer = np.maximum(self._lengths[first:last], len(query))
        distances = cdist([query], self._stems[first:last], scorer=Levenshtein.distance)[0]
        possible = 100 - 85 * distances / longer + 1
        best = least - 1
        for n in np.argsort(-possible, kind="stable"):
            if possible[n] <= best:
                break
            known = self._text(self._order[first + n])
            best = max(best, similarity(segment, Segment.of(Coded(known))))
        return best if best >= least else 0


def everything_of(texts: Sequence[str]) -> Everything:
    """All of some texts."""
    stems = [encoded(Segment.of(Coded(text)).tokens.stems) for text in texts]
    return Everything(stems, texts.__getitem__)
