"""The seam for taggers of names: what they get and what they give back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ordvern.detection.cues import CueIndex
from ordvern.text import Language


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A person's name at `start`-`end` of the plain text; `rule` says what showed it."""

    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TaggedNames:
    """The names of a text, and the stretches taken for names of organisations."""

    names: tuple[NameSpan, ...] = ()
    organisations: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True, eq=False)
class NameText:
    """What a tagger sees: the plain text, the same with one byte a code point (`narrow`), its
    cues, and its languages, the main one first; none if they were not looked for."""

    text: str = field(repr=False)
    data: bytes = field(repr=False)
    cues: CueIndex = field(repr=False)
    languages: tuple[Language, ...] = ()


Tagger = Callable[[Sequence[NameText]], Sequence[TaggedNames]]
"""The names in each of some texts, which have nothing to do with one another: a model looks at
many short ones at once in the time it takes for one."""


def one_by_one(tag: Callable[[NameText], TaggedNames]) -> Tagger:
    """A tagger of what finds the names in one text."""
    return lambda sources: [tag(source) for source in sources]
