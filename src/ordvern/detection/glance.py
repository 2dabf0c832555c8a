"""A first glance at a text: which coarse shapes it holds, and of a short one what else it holds.

Each pass of RE2 walks an automaton of its own, and in a short text most of its time is spent
waiting for memory that the pass before has pushed out of the processor's caches. One automaton of
all the patterns together costs little more than one of them; those that the compiled scan knows
are not among them where there is one.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import re2

from ordvern.detection import compiled, readings, swapped, triggers
from ordvern.detection import shapes as of_health
from ordvern.detection.ailments import ailing
from ordvern.detection.coarse import SWAPPED, shapes
from ordvern.detection.narrow import narrow, options
from ordvern.detection.speech import ALWAYS

if TYPE_CHECKING:
    from re2 import _Regexp

READING, MEASURED = "reading", "measured"
_LONG = 8_000
_COARSE: "Mapping[str, _Regexp[bytes]]" = dict(
    [*triggers.COARSE.items(), (SWAPPED, swapped.COARSE)]
)
Places = Mapping[str, Sequence[tuple[int, int]]]
"""The places of coarse shapes in a narrow text, by their names."""


def of_ailments(family: str) -> str:
    """What a glance calls the words of a language family that ail."""
    return f"ailing.{family}"


def glance(data: bytes) -> tuple[frozenset[str], Places]:
    """Triggers, and other coarse shapes by their names, that are surely not in a narrow text; and
    the places of those that were looked for. Of what only RE2 knows nothing is told of a long text:
    it has most of it."""
    places = shapes(data)
    absent = [name for name, found in places.items() if not found]
    if len(data) >= _LONG:
        return frozenset(absent), places
    names, every, together = _together(without_coarse=bool(places))
    if numbers := together.Match(data):
        return every.difference([names[number] for number in numbers]).union(absent), places
    return every.union(absent), places


def may_be_read(text: str) -> bool:
    """Whether something may be read in a text (see `readings`). Of a short one the glance tells
    it: the pattern of readings alone is asked of few texts, so it has to come from far."""
    if len(text) >= _LONG or readings.is_beyond_latin(text):
        return True
    names, _, together = _together(without_coarse=compiled.module is not None)
    return READING in [names[number] for number in together.Match(narrow(text)) or ()]


def find(shape: str, data: bytes) -> Sequence[tuple[int, int]]:
    """The places of one coarse shape in a narrow text, by RE2."""
    return [match.span() for match in _COARSE[shape].finditer(data)]


@cache
def _together(*, without_coarse: bool) -> tuple[tuple[str, ...], frozenset[str], re2.Set]:
    coarse = {} if without_coarse else {name: each.pattern for name, each in _COARSE.items()}
    patterns = {
        **coarse,
        READING: readings.WIDER,
        MEASURED: of_health.COARSE.pattern,
        **{of_ailments(family): ailing(family).pattern for family in ALWAYS},
    }
    together = re2.Set.SearchSet(options(64))
    for pattern in patterns.values():
        together.Add(pattern)
    together.Compile()
    return tuple(patterns), frozenset(patterns), together
