"""What a recognizer is: a value that says how something is spotted and how sure that makes us.

Three shapes suffice. A `PatternRecognizer` looks inside a coarse match of a `Trigger`; a
`LabelledRecognizer` looks right after a cue such as "Passport no."; a `PhraseRecognizer` names
a kind of word list. None of them is subclassed: a new one is a new value in the registry.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ordvern.detection.cues import Cue
from ordvern.text import Category

REPORTED_FROM = 0.5


class Trigger(StrEnum):
    """Coarse shapes that one fast pass over the bytes looks for (see `triggers`)."""

    DIGITS = "digits"
    AT = "at"
    WEB = "web"
    CODE = "code"
    STREET = "street"
    POSTCODE = "postcode"
    LED_STREET = "led_street"
    HOUSE = "house"
    BRITISH_CODE = "british_code"


@dataclass(slots=True)
class Candidate:
    """Something that may become a finding: a place in the plain text and how sure we are."""

    category: Category
    start: int
    end: int
    recognizer: str
    confidence: float

    def __len__(self) -> int:
        return self.end - self.start


def always(_text: str) -> bool:
    """For patterns whose shape says it all."""
    return True


@dataclass(frozen=True, slots=True)
class PatternRecognizer:
    """An exact pattern, tried where `trigger` matched.

    `confidence` is for a valid match alone, `with_cue` for a valid match after one of `cues`,
    `invalid_with_cue` for a match after a cue whose check digits are wrong (a typing error
    still points at a person). A label of another kind before it takes the match away. `alone`
    matches wherever a match may be valid, if that is a narrower pattern: where no cue is near, only
    such stretches are looked at.
    Patterns of the triggers with a sieve (see `sieve`) keep to what RE2 and `re` read alike.
    """

    id: str
    category: Category
    trigger: Trigger
    pattern: re.Pattern[str]
    confidence: float
    cues: frozenset[Cue] = frozenset()
    with_cue: float = 0.0
    invalid_with_cue: float = 0.0
    is_valid: Callable[[str], bool] = always
    reach: int = 40
    alone: re.Pattern[str] | None = None

    @property
    def at_most(self) -> float:
        """How sure a match can be at best."""
        return max(self.confidence, self.with_cue, self.invalid_with_cue)


@dataclass(frozen=True, slots=True)
class LabelledRecognizer:
    """A value that is what it is because of the label in front of it."""

    id: str
    category: Category
    cue: Cue
    value: re.Pattern[str]
    confidence: float = 0.9
    is_valid: Callable[[str], bool] = always


@dataclass(frozen=True, slots=True)
class PhraseRecognizer:
    """A special kind told by the words of a list; the word lists hold the terms."""

    id: str
    category: Category


Recognizer = PatternRecognizer | LabelledRecognizer | PhraseRecognizer
