"""A first glance at a short text: one pass of RE2 tells which of the coarse passes find nothing.

Each pass walks an automaton of its own, and in a short text most of its time is spent waiting for
memory that the pass before has pushed out of the processor's caches. One automaton of all the
patterns together costs little more than one of them.
"""

from functools import cache

import re2

from ordvern.detection import readings, shapes, swapped, triggers
from ordvern.detection.ailments import ailing
from ordvern.detection.narrow import options
from ordvern.detection.speech import ALWAYS

SWAPPED, READING, MEASURED = "swapped", "reading", "measured"
_LONG = 8_000


def of_ailments(family: str) -> str:
    """What a glance calls the words of a language family that ail."""
    return f"ailing.{family}"


def absent(data: bytes) -> frozenset[str]:
    """Triggers, and other coarse shapes by their names, that are surely not in a narrow text. Of
    a long one nothing is told: it has most of them."""
    if len(data) >= _LONG:
        return frozenset()
    names, together = _together()
    return frozenset(names).difference([names[number] for number in together.Match(data) or ()])


@cache
def _together() -> tuple[tuple[str, ...], re2.Set]:
    patterns = {
        **{trigger.value: coarse.pattern for trigger, coarse in triggers.COARSE.items()},
        SWAPPED: swapped.COARSE.pattern,
        READING: readings.WIDER,
        MEASURED: shapes.COARSE.pattern,
        **{of_ailments(family): ailing(family).pattern for family in ALWAYS},
    }
    together = re2.Set.SearchSet(options(64))
    for pattern in patterns.values():
        together.Add(pattern)
    together.Compile()
    return tuple(patterns), together
