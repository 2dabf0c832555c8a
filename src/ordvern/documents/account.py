"""What one reading has used of its limits so far, and what it noticed on the way."""

from collections import Counter
from dataclasses import dataclass, field

from ordvern.documents.limits import Limits
from ordvern.documents.reason import Notice, Reason, Refused


@dataclass(slots=True)
class Account:
    """Shared by a document and every file inside it, so that nesting does not multiply limits."""

    limits: Limits
    inflated: int = 0
    streamed: int = 0
    characters: int = 0
    segments: int = 0
    noticed: Counter[Reason] = field(default_factory=Counter)

    @property
    def room(self) -> int:
        """Bytes that may still come out of packages."""
        return self.limits.inflated - self.inflated

    def inflate(self, size: int) -> None:
        self.inflated += size
        if self.inflated > self.limits.inflated:
            raise Refused(Reason.TOO_COMPLEX)

    def stream(self, size: int) -> None:
        """Count bytes that came out of a package but are let go again."""
        self.streamed += size
        if self.streamed > self.limits.streamed:
            raise Refused(Reason.TOO_COMPLEX)

    def take(self, text: str) -> None:
        """Count one segment's text; raise Refused when the document tells too much."""
        self.segments += 1
        self.characters += len(text)
        if self.segments > self.limits.segments or self.characters > self.limits.characters:
            raise Refused(Reason.TOO_COMPLEX)

    def note(self, reason: Reason, count: int = 1) -> None:
        if count:
            self.noticed[reason] += count

    def notices(self) -> tuple[Notice, ...]:
        return tuple(Notice(reason, self.noticed[reason]) for reason in sorted(self.noticed))
