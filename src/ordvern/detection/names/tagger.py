"""The seam for taggers of names: what they get and what they give back."""

from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class NameText:
    """What a tagger sees: the plain text, the same with one byte a code point (`narrow`), its
    cues, and its languages, the main one first; none if they were not looked for."""

    text: str = field(repr=False)
    data: bytes = field(repr=False)
    cues: CueIndex = field(repr=False)
    languages: tuple[Language, ...] = ()


Tagger = Callable[[NameText], TaggedNames]
