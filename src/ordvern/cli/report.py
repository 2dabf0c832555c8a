"""What is told about a file that was looked at; small enough to travel between processes.

The words of the file are in it only where the user asked to see them.
"""

from dataclasses import dataclass

from ordvern.detection import RiskClass
from ordvern.detection.explaining import Verdict
from ordvern.detection.setting import Why
from ordvern.detection.terms import Strength
from ordvern.documents import FileKind, Notice
from ordvern.text import Category, Language, Part, Segment

from .looking import NotRead
from .places import place
from .words import _


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a segment, in code points; `text` holds its words, if they may be told."""

    part: Part
    locator: str
    segment: int
    start: int
    end: int
    text: str | None = None

    @property
    def place(self) -> str:
        """Where it is, in English words."""
        return place(Segment("", self.locator, self.part), self.segment)

    @property
    def told_place(self) -> str:
        """Where it is, in the user's language."""
        return place(Segment("", self.locator, self.part), self.segment, _)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding."""

    category: Category
    spot: Spot
    confidence: float
    recognizer: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of a special kind with the reasons why it counted or not; see
    `ordvern.detection.explaining.Term`."""

    found: Found
    strength: Strength
    why: tuple[Why, ...]
    verdict: Verdict
    about: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A file that was read. `terms` is empty unless an explanation was asked for.

    `personal`, `sensitive` and `risk` are of the whole document, whatever categories were asked
    for; `findings` are of those categories alone.
    """

    kind: FileKind
    words: int
    languages: tuple[Language, ...]
    findings: tuple[Found, ...]
    notices: tuple[Notice, ...]
    personal: bool
    sensitive: frozenset[Category]
    risk: RiskClass
    terms: tuple[Weighed, ...] | None = None


Outcome = Report | NotRead
Answer = tuple[str, Outcome]
"""A file's path as the user gave it, and what came of looking at it."""


def status_of(outcome: Outcome) -> int:
    """The exit status that a file calls for: 0 nothing found, 1 something found, 2 not read."""
    return 2 if isinstance(outcome, NotRead) else int(bool(outcome.findings))
