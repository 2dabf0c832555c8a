"""The best score of a segment in a memory, by comparing it with every unit."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from ordvern.memory import Coded, Segment, similarity
from ordvern.memory.encoding import encoded


class Everything:
    """All units, sorted by length in stems; stems and texts alone are kept."""

    def __init__(self, texts: Sequence[str]) -> None:
        stems = [encoded(Segment.of(Coded(text)).tokens.stems) for text in texts]
        order = sorted(range(len(texts)), key=lambda n: len(stems[n]))
        self._texts = [texts[n] for n in order]
        self._stems = [stems[n] for n in order]
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
            best = max(best, similarity(segment, Segment.of(Coded(self._texts[first + n]))))
        return best if best >= least else 0
