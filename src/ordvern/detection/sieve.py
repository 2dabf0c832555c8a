"""Which recognizers may match in a stretch: one linear pass in the place of thirty exact patterns.

A pattern without what it demands of its surroundings matches wherever the exact one does. All
patterns of a trigger in that form are one automaton, which names those worth trying.
"""

from collections.abc import Sequence
from functools import cached_property

import re2

from ordvern.detection.narrow import as_bytes, options, without_surroundings
from ordvern.detection.recognizer import PatternRecognizer


class Sieve:
    """The recognizers of one trigger; their patterns must be such that RE2 reads them alike."""

    def __init__(self, recognizers: Sequence[PatternRecognizer], *, alone: bool = False) -> None:
        """With `alone` it is asked only about stretches with no cue near."""
        self._recognizers = recognizers
        self._alone = alone

    @cached_property
    def _set(self) -> re2.Set:
        """Made when it is first asked: many texts ask no sieve, and few all of them."""
        together = re2.Set.SearchSet(options(32))
        for recognizer in self._recognizers:
            alone = self._alone and recognizer.alone
            bare = without_surroundings((alone or recognizer.pattern).pattern)
            together.Add(as_bytes(bare.replace(r"[\w", r"[\pL\pN_")))
        together.Compile()
        return together

    def worth_trying(self, stretch: bytes) -> list[PatternRecognizer]:
        """Those whose pattern may match in the narrow text `stretch`, in the registry's order."""
        numbers = self._set.Match(stretch)
        return [self._recognizers[number] for number in sorted(numbers)] if numbers else []
