"""Which recognizers may match in a stretch: one linear pass in the place of thirty exact patterns.

A pattern without what it demands of its surroundings matches wherever the exact one does. All
patterns of a trigger in that form are one automaton, which names those worth trying.
"""

from collections.abc import Sequence

import re2

from ordvern.detection.narrow import as_bytes, options, without_surroundings
from ordvern.detection.recognizer import PatternRecognizer


class Sieve:
    """The recognizers of one trigger; their patterns must be such that RE2 reads them alike."""

    def __init__(self, recognizers: Sequence[PatternRecognizer]) -> None:
        self._recognizers = recognizers
        self._set = re2.Set.SearchSet(options(32))
        for recognizer in recognizers:
            bare = without_surroundings(recognizer.pattern.pattern)
            self._set.Add(as_bytes(bare.replace(r"[\w", r"[\pL\pN_")))
        self._set.Compile()

    def worth_trying(self, stretch: bytes) -> list[PatternRecognizer]:
        """Those whose pattern may match in the narrow text `stretch`, in the registry's order."""
        numbers = self._set.Match(stretch)
        return [self._recognizers[number] for number in sorted(numbers)] if numbers else []
